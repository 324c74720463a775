using System.CommandLine;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Files;
using IdentDbBridge.Health;
using IdentDbBridge.Health.Clients;
using Spectre.Console;

namespace IdentDbBridge.Cli.Commands;

static class ServerSettingsCommand
{
    public static Command Create(TargetOptions target)
    {
        var file = new Option<string?>("--output") { Description = T($"Write them into this file instead.") };
        var command = new Command("server-settings", T($"Prints what the server's configuration lacks for IDENT, with a reason each: lines of my.cnf for MySQL and MariaDB, statements for SQL Server. Changes nothing.")) { file };
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return output.RunAsync(async () =>
            {
                var run = new ServerSettingsCheck(target.Read(parsed));
                ServerSettingsReport report = await output.ProgressAsync(T($"Connecting…"), _ => run.RunAsync(cancellationToken)).ConfigureAwait(false);
                string? path = report.Settings.Count == 0 ? null : parsed.GetValue(file);
                if (path is not null)
                    await WholeFile.WriteAsync(path, report.Text, cancellationToken).ConfigureAwait(false);
                output.Lines.Write(
                    report.Settings.Count == 0 ? T($"The server lacks nothing.") + "\n"
                    : path is null ? report.Text
                    : T($"Wrote {path}: {string.Join(", ", report.Settings.Select(s => s.Line))}") + "\n");
                output.Document(new { report.Target, report.Server, report.Settings, text = report.Settings.Count == 0 ? null : report.Text, file = path });
                return ExitCodes.Done;
            });
        });
        return command;
    }
}
