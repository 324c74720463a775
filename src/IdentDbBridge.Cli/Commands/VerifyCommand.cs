using System.CommandLine;
using IdentDbBridge.Cli.Fleet;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Schema;
using IdentDbBridge.Schema.Reports;
using Spectre.Console;

namespace IdentDbBridge.Cli.Commands;

static class VerifyCommand
{
    public static Command Create(TargetOptions target)
    {
        var strict = new Option<bool>("--strict") { Description = T($"Exit with 4 on harmless differences, too.") };
        var command = new Command("verify", T($"Compares the tables, columns, keys and checks of the database with the shipped ones, and tells how to repair what differs. Writes nothing.")) { strict };
        var fleet = new FleetOptions(target);
        fleet.AddTo(command);
        command.SetAction((parsed, cancellationToken) => fleet.RunAsync(
            parsed,
            async (output, database) =>
            {
                var audit = new SchemaAudit(database.Database, database.Migration);
                SchemaReport report = await output.ProgressAsync(T($"Reading the schema…"), _ => audit.VerifyAsync(cancellationToken)).ConfigureAwait(false);
                output.Line($"{report.Target}  ({report.Server})");
                Show(output, report.Differences);
                foreach (string notice in report.Notices)
                    output.Paragraph(notice);
                output.Say(Summary(report));
                output.Report(report.Server, report.Differences.Count(d => d.Severity != Severity.Harmless), Document(report));
                return report.IsClean || (report.IsHarmless && !parsed.GetValue(strict)) ? ExitCodes.Done : ExitCodes.Drift;
            },
            cancellationToken));
        return command;
    }

    /// <summary>Each difference with its repair, the worst first.</summary>
    public static void Show(Output output, IReadOnlyList<Difference> differences)
    {
        TextWriter people = output.Lines;
        foreach (Difference difference in differences.OrderBy(d => d.Severity))
        {
            (string word, Color colour) = Word(difference.Severity);
            output.Paragraph($"{word}: {difference.What} {difference.Why}", "", "  ", colour);
            if (RemedyWords.Add(difference.Note, difference.Remedy) is { } note)
                output.Paragraph(note, "  ");
            // Not wrapped: statements are copied.
            foreach (string statement in difference.Repair)
                people.WriteLine($"    {statement.ReplaceLineEndings("\n    ")};");
            if (difference.Count is { } count)
                people.WriteLine(T($"    -- rows in the way: {count.ReplaceLineEndings(" ")};"));
            if (difference.Show is { } show)
                people.WriteLine(T($"    -- which: {show.ReplaceLineEndings(" ")};"));
        }
    }

    /// <summary>With what to do in the notes, for a document.</summary>
    public static IReadOnlyList<Difference> Worded(IReadOnlyList<Difference> differences) => [.. differences.Select(d => d with { Note = RemedyWords.Add(d.Note, d.Remedy) })];

    static string Summary(SchemaReport report) => report switch
    {
        { IsClean: true } => T($"The schema is the shipped one. Tables compared: {report.Tables.Count}."),
        { IsHarmless: true } => T($"Nothing differs that breaks anything. Harmless differences: {report.Differences.Count}; with --strict they count, too."),
        _ => Summary(report.Differences),
    };

    static string Summary(IReadOnlyList<Difference> differences) =>
        T($"Differences: {differences.Count}. Break IDENT: {Count(differences, Severity.BreaksIdent)}, break the bridge: {Count(differences, Severity.BreaksBridge)}, harmless: {Count(differences, Severity.Harmless)}.");

    static object Document(SchemaReport report) => new { report.Target, report.Server, report.IsClean, report.IsHarmless, report.Tables, differences = Worded(report.Differences), report.Notices };

    static int Count(IReadOnlyList<Difference> differences, Severity severity) => differences.Count(d => d.Severity == severity);

    static (string Word, Color Colour) Word(Severity severity) => severity switch
    {
        Severity.BreaksIdent => (T($"Breaks IDENT"), Color.Red),
        Severity.BreaksBridge => (T($"Breaks the bridge"), Color.Orange1),
        _ => (T($"Harmless"), Color.Green),
    };
}
