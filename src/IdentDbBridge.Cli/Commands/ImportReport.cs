using System.Globalization;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Import;
using Spectre.Console;

namespace IdentDbBridge.Cli.Commands;

/// <summary>Runs an import under a progress bar and tells what became of the records.</summary>
static class ImportReport
{
    // Kinds of records told after an import; --look tells all.
    const int MostKinds = 15;

    /// <param name="target">Null to look only.</param>
    public static async Task<ImportResult> RunAsync<T>(Output output, IImportSource source, IRecordMap<T> map, IImportTarget<T>? target, RejectsFile rejects, CancellationToken cancellationToken)
        where T : class
    {
        rejects.Clear();
        ImportResult result = await WithBarAsync(output, source, report => new ImportRun<T>(source, map, target ?? new NoTarget<T>(), rejects, report).RunAsync(cancellationToken)).ConfigureAwait(false);
        Show(output, source, rejects, result, target is null ? map.Sight : result.Rejected > 0 ? Rejected(map.Sight) : ImportSight.None, target is null);
        return result;
    }

    /// <summary>What an import tells that has something to reject.</summary>
    static ImportSight Rejected(ImportSight sight) => sight with { Kinds = [.. sight.Kinds.Where(k => k.IsRejected).Take(MostKinds)] };

    /// <summary>A bar only for people, and only on a terminal.</summary>
    static Task<ImportResult> WithBarAsync(Output output, IImportSource source, Func<Action<long>, Task<ImportResult>> run)
    {
        if (output.Json || !output.Errors.Profile.Capabilities.Interactive)
            return run(_ => { });
        return output.Errors.Progress().AutoClear(true).StartAsync(context =>
        {
            ProgressTask bar = context.AddTask(T($"Reading"), maxValue: 1);
            return run(read =>
            {
                bar.Description = T($"{read:N0} read");
                bar.MaxValue = Math.Max(1, source.Total);
                bar.Value = Math.Min(source.Position, source.Total);
            });
        });
    }

    static void Show(Output output, IImportSource source, RejectsFile rejects, ImportResult result, ImportSight sight, bool looked)
    {
        if (source.UnknownColumns.Count > 0 && !output.Json)
            output.ErrorLines.WriteLine(T($"Columns of which nothing was taken: {string.Join(", ", source.UnknownColumns)}."));
        output.People.WriteLine(looked
            ? T($"{result.Read:N0} read: {result.Added:N0} would be added or are there, {result.AlreadyThere:N0} belong to one of these, {result.Rejected:N0} would be rejected. Nothing was written.")
            : T($"{result.Read:N0} read: {result.Added:N0} added, {result.AlreadyThere:N0} already there, {result.Rejected:N0} rejected."));
        foreach (ImportReason reason in result.Reasons)
            output.People.WriteLine(T($"  {reason.Count:N0} for {reason.Field}: {(reason.Found.Length > 0 ? reason.Found : reason.Rule)}"));
        if (result.Rejected > 0 && !looked)
            output.People.WriteLine(T($"By line in {rejects.Path}"));
        Show(output, sight);
        output.Document(new
        {
            result.Read,
            result.Added,
            result.AlreadyThere,
            result.Rejected,
            look = looked,
            rejects = result.Rejected > 0 && !looked ? rejects.Path : null,
            result.Reasons,
            source.UnknownColumns,
            seen = sight.Kinds.Select(k => new { facts = sight.Columns.Zip(k.Facts).ToDictionary(f => f.First.Name, f => f.Second), k.Result, rejected = k.IsRejected, k.Records, k.Lines }),
            advice = sight.Advice.Select(a => new { options = RemedyWords.Option(a.Option), a.Why, a.Records }),
        });
    }

    static void Show(Output output, ImportSight sight)
    {
        if (sight.Kinds.Count > 0)
        {
            Table table = new Table().Border(TableBorder.Rounded).AddColumns([.. sight.Columns.Select(c => c.Title), T($"Result"), T($"Calls"), T($"Lines")]);
            foreach (SeenKind kind in sight.Kinds)
                table.AddRow([.. kind.Facts.Append(kind.Result).Select(f => new Text(f)), Number(kind.Records), Number(kind.Lines)]);
            output.People.Write(table);
        }

        if (sight.Advice.Count > 0 && !output.Json)
            output.People.WriteLine(T($"Options that would take more, to be copied behind the command; what is in capitals, only you know:"));
        // Not wrapped: to be copied.
        foreach (ImportAdvice advice in sight.Advice)
            output.Lines.WriteLine(T($"  {RemedyWords.Option(advice.Option)}   ({advice.Records:N0}: {advice.Why})"));
    }

    static Text Number(long number) => new Text(number.ToString("N0", CultureInfo.InvariantCulture)).RightJustified();
}
