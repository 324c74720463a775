using System.CommandLine;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Cli.Targets;
using IdentDbBridge.Files;
using IdentDbBridge.Migrations;
using Spectre.Console;

namespace IdentDbBridge.Cli.Commands;

static class ScriptCommand
{
    public static Command Create(TargetOptions target)
    {
        var file = new Option<string>("--output") { Description = T($"The SQL file to write."), Required = true };
        var command = new Command("script", T($"Writes what 'up' would do, with the journal rows, as one SQL file for SSMS, mysql or sqlite3. Writes nothing to the database.")) { file };
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return output.RunAsync(async () =>
            {
                TargetDatabase database = target.ReadTarget(parsed);
                var migrator = new Migrator(database.Database, database.Migration);
                (string sql, IReadOnlyList<string> scripts) = await migrator.WriteScriptAsync(cancellationToken).ConfigureAwait(false);
                string path = parsed.GetValue(file)!;
                if (scripts.Count > 0)
                    await WholeFile.WriteAsync(path, sql, cancellationToken).ConfigureAwait(false);
                output.People.Write(new Text((scripts.Count == 0 ? T($"Up to date; no file was written.") : T($"Wrote {path}: {string.Join(", ", scripts)}")) + "\n"));
                output.Document(new { file = scripts.Count == 0 ? null : path, scripts });
                return ExitCodes.Done;
            });
        });
        return command;
    }
}
