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
            var table = new Table().Border(TableBorder.Rounded).AddColumns(T($"Script"), T($"Line"), T($"Rule"), T($"Finding"));
            foreach (LintFinding f in findings)
            {
                table.AddRow(
                    new Text(f.Script),
                    new Text(f.Line.ToString(CultureInfo.InvariantCulture)).RightJustified(),
                    new Text(f.Rule, new Style(f.Severity == LintSeverity.Error ? Color.Red : Color.Yellow)),
                    new Text(f.Message));
            }

            output.People.Write(table);
        }

        int errors = findings.Count(f => f.Severity == LintSeverity.Error);
        output.People.WriteLine(T($"{scripts} script(s): {errors} error(s), {findings.Count - errors} warning(s)."));
    }
}
