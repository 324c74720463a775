using IdentDbBridge.Cli.Results;
using IdentDbBridge.Import;
using IdentDbBridge.Localization;
using Spectre.Console;

namespace IdentDbBridge.Cli.Commands;

/// <summary>Runs an import under a progress bar and tells what became of the records.</summary>
static class ImportReport
{
    // Kinds of records told after an import; --look tells all.
    const int MostKinds = 15;

    /// <param name="looked">Whether nothing is written.</param>
    /// <param name="rejects">The file for what is rejected.</param>
    public static async Task<ImportResult> RunAsync(Output output, RecordImport import, bool looked, string rejects, CancellationToken cancellationToken)
    {
        ImportResult result = await WithBarAsync(output, import, report => import.RunAsync(report, cancellationToken)).ConfigureAwait(false);
        Show(output, import, rejects, result, looked ? import.Sight : result.Rejected > 0 ? Rejected(import.Sight) : ImportSight.None, looked);
        return result;
    }

    /// <summary>What an import tells that has something to reject.</summary>
    static ImportSight Rejected(ImportSight sight) => sight with { Kinds = [.. sight.Kinds.Where(k => k.IsRejected).Take(MostKinds)] };

    /// <summary>A bar only for people, and only on a terminal.</summary>
    static Task<ImportResult> WithBarAsync(Output output, RecordImport import, Func<Action<long>, Task<ImportResult>> run)
    {
        if (output.Json || !output.Errors.Profile.Capabilities.Interactive)
            return run(_ => { });
        return output.Errors.Progress().AutoClear(true).StartAsync(context =>
        {
            ProgressTask bar = context.AddTask(T($"Reading"), maxValue: 1);
            return run(read =>
            {
                bar.Description = T($"{read:N0} read");
                bar.MaxValue = Math.Max(1, import.Total);
                bar.Value = Math.Min(import.Position, import.Total);
            });
        });
    }

    static void Show(Output output, RecordImport import, string rejects, ImportResult result, ImportSight sight, bool looked)
    {
        if (import.UnknownColumns.Count > 0 && !output.Json)
            output.ErrorLines.WriteLine(T($"Columns of which nothing was taken: {string.Join(", ", import.UnknownColumns)}."));
        output.Paragraph(looked
            ? T($"{result.Read:N0} read: {result.Added:N0} would be added or are there, {result.AlreadyThere:N0} belong to one of these, {result.Rejected:N0} would be rejected. Nothing was written.")
            : T($"{result.Read:N0} read: {result.Added:N0} added, {result.AlreadyThere:N0} already there, {result.Rejected:N0} rejected."));
        foreach (ImportReason reason in result.Reasons)
            output.Paragraph(T($"{reason.Count:N0} for {reason.Field}: {(reason.Found.Length > 0 ? reason.Found : reason.Rule)}"), "  ", "    ");
        if (result.Rejected > 0 && !looked)
            output.Paragraph(T($"By line in {rejects}"));
        Show(output, sight);
        output.Document(new
        {
            result.Read,
            result.Added,
            result.AlreadyThere,
            result.Rejected,
            look = looked,
            rejects = result.Rejected > 0 && !looked ? rejects : null,
            result.Reasons,
            import.UnknownColumns,
            seen = sight.Kinds.Select(k => new { facts = sight.Columns.Zip(k.Facts).ToDictionary(f => f.First.Name, f => f.Second), k.Result, rejected = k.IsRejected, k.Records, k.Lines }),
            advice = sight.Advice.Select(a => new { options = RemedyWords.Option(a.Option), a.Why, a.Records }),
        });
    }

    static void Show(Output output, ImportSight sight)
    {
        if (sight.Kinds.Count > 0)
        {
            var listing = new Listing([.. sight.Columns.Select(c => new ListingColumn(c.Title)), new(T($"Result"), Wraps: true), new(T($"Calls"), IsRight: true), new(T($"Lines"), IsRight: true)]);
            foreach (SeenKind kind in sight.Kinds)
                listing.Add([.. kind.Facts.Append(kind.Result).Select(f => new Cell(f)), LocalText.Number(kind.Records), LocalText.Number(kind.Lines)]);
            listing.Write(output);
        }

        if (sight.Advice.Count > 0 && !output.Json)
            output.Paragraph(T($"Options that would take more, to be copied behind the command; what is in capitals, only you know:"));
        // Not wrapped: to be copied.
        foreach (ImportAdvice advice in sight.Advice)
            output.Lines.WriteLine(T($"  {RemedyWords.Option(advice.Option)}   ({advice.Records:N0}: {advice.Why})"));
    }
}
