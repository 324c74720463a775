using System.CommandLine;
using System.Globalization;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Migrations.Scripts;
using Spectre.Console;

namespace IdentDbBridge.Cli.Commands;

static class LintCommand
{
    public static Command Create(TargetOptions target)
    {
        var command = new Command("lint", T($"Checks the scripts of --scripts without a database: what the runner refuses, what cannot be repeated after a broken run, where DbUp would split differently. Exits with 9 when a script would be refused."));
        command.SetAction(parsed =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return output.RunAsync(() =>
            {
                string directory = parsed.GetValue(target.Scripts) ?? throw new ConfigurationException(T($"Which scripts? Give --scripts DIR."));
                (int scripts, IReadOnlyList<LintFinding> findings) = ScriptLint.CheckDirectory(target.ReadProvider(parsed), directory);
                Show(output, scripts, findings);
                output.Document(new { scripts, findings });
                return Task.FromResult(findings.Any(f => f.Severity == LintSeverity.Error) ? ExitCodes.DataProblems : ExitCodes.Done);
            });
        });
        return command;
    }

    static void Show(Output output, int scripts, IReadOnlyList<LintFinding> findings)
    {
        if (findings.Count > 0)
        {
            var listing = new Listing(new(T($"Script")), new(T($"Line"), IsRight: true), new(T($"Rule")), new(T($"Finding"), Wraps: true));
            foreach (LintFinding f in findings)
                listing.Add(f.Script, f.Line.ToString(CultureInfo.InvariantCulture), new Cell(f.Rule, f.Severity == LintSeverity.Error ? Color.Red : Color.Yellow), f.Message);
            listing.Write(output);
        }

        int errors = findings.Count(f => f.Severity == LintSeverity.Error);
        output.Paragraph(T($"{scripts} script(s): {errors} error(s), {findings.Count - errors} warning(s)."));
    }
}
