using System.CommandLine;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Cli.Targets;
using IdentDbBridge.Files;
using IdentDbBridge.Schema;
using IdentDbBridge.Schema.Reports;
using Spectre.Console;

namespace IdentDbBridge.Cli.Commands;

static class AdoptCommand
{
    public static Command Create(TargetOptions target)
    {
        var mark = new Option<bool>("--mark") { Description = T($"Mark the scripts as applied, if nothing that breaks IDENT or the bridge differs; each is audited.") };
        var file = new Option<string?>("--output") { Description = T($"Also write the SQL that closes the gap into this file.") };
        var reason = new Option<string?>("--reason") { Description = T($"Why; kept in the audit.") };
        Option<int> lockTimeout = UpCommand.LockTimeout();
        var command = new Command("adopt", T($"Takes over exchange tables that were made by hand or by DbUp: tells what differs from the scripts and the SQL that closes the gap without losing a row.")) { mark, file, reason, lockTimeout };
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return output.RunAsync(async () =>
            {
                TargetDatabase database = target.ReadTarget(parsed);
                var audit = new SchemaAudit(database.Database, database.Migration with { LockTimeout = TimeSpan.FromSeconds(parsed.GetValue(lockTimeout)) });
                var request = new AdoptRequest { Mark = parsed.GetValue(mark), Reason = parsed.GetValue(reason) };
                AdoptReport report = await output.ProgressAsync(T($"Reading the schema…"), _ => audit.AdoptAsync(request, cancellationToken)).ConfigureAwait(false);
                if (parsed.GetValue(file) is { } path && report.Sql.Count > 0)
                    await WholeFile.WriteAsync(path, report.File, cancellationToken).ConfigureAwait(false);
                Show(output, report);
                output.Document(report with { Differences = VerifyCommand.Worded(report.Differences) });
                return report.Fits ? ExitCodes.Done : ExitCodes.Drift;
            });
        });
        return command;
    }

    static void Show(Output output, AdoptReport report)
    {
        TextWriter people = output.Lines;
        people.WriteLine($"{report.Target}  ({report.Server})");
        foreach (string notice in report.Notices)
            output.Paragraph(T($"Note: {notice}"));
        foreach (AdoptedScript script in report.Scripts)
            output.Paragraph($"{script.Name}: {Word(script)}", "", "  ");
        VerifyCommand.Show(output, [.. report.Differences.Select(d => d with { Repair = [], Count = null, Show = null })]);
        foreach (RowsInTheWay rows in report.Obstacles)
        {
            output.Paragraph(T($"Rows of {rows.Table}: {rows.What} How many: {rows.Rows}."));
            if (rows.Show is { } show)
                people.WriteLine(T($"    -- which: {show.ReplaceLineEndings(" ")};"));
        }

        if (report.Sql.Count > 0)
        {
            people.WriteLine();
            people.WriteLine(T($"-- The SQL that closes the gap; --output writes it into a file:"));
            people.WriteLine(report.File);
        }

        output.Paragraph(Summary(report));
    }

    static string Word(AdoptedScript script) => script.State switch
    {
        AdoptState.Journalled => T($"in the journal"),
        AdoptState.ByDbUp => T($"applied by DbUp, checksum unknown; differences that break something: {script.Breaking}, harmless: {script.Harmless}"),
        AdoptState.ByHand => T($"tables made by hand; differences that break something: {script.Breaking}, harmless: {script.Harmless}"),
        AdoptState.Incomplete => T($"tables are missing; differences that break something: {script.Breaking}, harmless: {script.Harmless}"),
        _ => T($"nothing of it is there; 'identdb up' applies it"),
    };

    static string Summary(AdoptReport report) => report switch
    {
        { Level: null } => T($"There are no exchange tables. 'identdb up' makes them; if they have other names, give them with --table."),
        { Marked.Count: > 0 } => T($"Marked as applied: {string.Join(", ", report.Marked.Select(m => m.Script))}. 'identdb up' applies the rest."),
        { Fits: false } => T($"Up to {report.Level} the tables do not fit yet, so nothing can be marked. Run the SQL above, then 'identdb adopt' again."),
        { IsWaiting: true } => T($"Up to {report.Level} the tables fit. 'identdb adopt --mark' marks the scripts as applied."),
        _ => T($"Nothing to adopt: the journal knows these tables."),
    };
}
