using System.CommandLine;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Cli.Targets;
using IdentDbBridge.Migrations;
using IdentDbBridge.Migrations.Reports;

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
                    output.Paragraph($"{action.Script}: {Word(action.Action)}", "", "  ");
                if (actions.Count == 0)
                    output.Paragraph(T($"Nothing to repair."));
                output.Document(new { repaired = actions });
                return ExitCodes.Done;
            });
        });
        return command;
    }

    /// <summary>For people; the document and the audit have the code itself.</summary>
    static string Word(string action) => action switch
    {
        "checksum-recorded" => T($"its checksum is recorded"),
        "edit-accepted" => T($"its edit is accepted"),
        "done-part-accepted" => T($"the edit of its done part is accepted"),
        "order-allowed" => T($"may be run out of order"),
        "absence-accepted" => T($"its absence is accepted"),
        "journal-row-restored" => T($"its row in the journal is restored"),
        "statements-marked-done" => T($"its statements are marked as done"),
        _ => action,
    };
}
