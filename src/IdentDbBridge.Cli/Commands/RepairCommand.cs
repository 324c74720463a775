using System.CommandLine;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Cli.Targets;
using IdentDbBridge.Migrations;
using IdentDbBridge.Migrations.Reports;
using Spectre.Console;

namespace IdentDbBridge.Cli.Commands;

static class RepairCommand
{
    public static Command Create(TargetOptions target)
    {
        var scripts = new Argument<string[]>("script") { Description = T($"The scripts to accept; none: only records the checksums of what DbUp applied."), Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = T($"Accept every script that keeps a run from starting.") };
        var done = new Option<int?>("--statements-done") { Description = T($"For one script that broke off: the number of its statements that are in effect.") };
        var reason = new Option<string?>("--reason") { Description = T($"Why; kept in the audit.") };
        Option<int> lockTimeout = UpCommand.LockTimeout();
        var command = new Command("repair", T($"Accepts on purpose what differs between scripts and journal; each decision is audited. Runs no script.")) { scripts, all, done, reason, lockTimeout };
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return output.RunAsync(async () =>
            {
                TargetDatabase database = target.ReadTarget(parsed);
                var migrator = new Migrator(database.Database, database.Migration with { LockTimeout = TimeSpan.FromSeconds(parsed.GetValue(lockTimeout)) });
                IReadOnlyList<RepairAction> actions = await migrator.RepairAsync(
                    new RepairRequest
                    {
                        Scripts = parsed.GetValue(scripts) ?? [],
                        All = parsed.GetValue(all),
                        StatementsDone = parsed.GetValue(done),
                        Reason = parsed.GetValue(reason),
                    },
                    cancellationToken).ConfigureAwait(false);
                foreach (RepairAction action in actions)
                    output.People.Write(new Text($"{action.Script}: {action.Action}\n"));
                if (actions.Count == 0)
                    output.People.WriteLine(T($"Nothing to repair."));
                output.Document(new { repaired = actions });
                return ExitCodes.Done;
            });
        });
        return command;
    }
}
