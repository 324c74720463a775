using IdentDbBridge.Import;
using Spectre.Console;

namespace IdentDbBridge.Cli.Commands;

/// <summary>Runs an import under a progress bar and tells what became of the records.</summary>
static class ImportReport
{
    public static async Task<ImportResult> RunAsync<T>(Output output, IImportSource source, IRecordMap<T> map, IImportTarget<T> target, RejectsFile rejects, CancellationToken cancellationToken)
        where T : class
    {
        rejects.Clear();
        ImportResult result = await WithBarAsync(output, source, report => new ImportRun<T>(source, map, target, rejects, report).RunAsync(cancellationToken)).ConfigureAwait(false);
        Show(output, source, rejects, result);
        return result;
    }

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

    static void Show(Output output, IImportSource source, RejectsFile rejects, ImportResult result)
    {
        if (source.UnknownColumns.Count > 0 && !output.Json)
            output.Errors.Profile.Out.Writer.WriteLine(T($"Columns of which nothing was taken: {string.Join(", ", source.UnknownColumns)}."));
        output.People.WriteLine(T($"{result.Read:N0} read: {result.Added:N0} added, {result.AlreadyThere:N0} already there, {result.Rejected:N0} rejected."));
        foreach (ImportReason reason in result.Reasons)
            output.People.WriteLine(T($"  {reason.Count:N0} for {reason.Field}: {reason.Rule}"));
        if (result.Rejected > 0)
            output.People.WriteLine(T($"By line in {rejects.Path}"));
        output.Document(new
        {
            result.Read,
            result.Added,
            result.AlreadyThere,
            result.Rejected,
            rejects = result.Rejected > 0 ? rejects.Path : null,
            result.Reasons,
            source.UnknownColumns,
        });
    }
}
