using System.CommandLine;
using IdentDbBridge.Provisioning;

namespace IdentDbBridge.Cli.Commands;

static class RevokeCommand
{
    public static Command Create(TargetOptions target)
    {
        var account = new AccountOptions();
        var drop = new Option<bool>("--drop-user") { Description = "Drop the user as well: on SQL Server with its login, on MySQL with all it has on the server." };
        var command = new Command("revoke", "Takes the rights of a party from a user, whoever gave them. A user of two parties needs 'grant' for the other one afterwards.")
        {
            account.Party, account.User, account.Host, drop, account.Script,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return Program.RunAsync(output, async () =>
            {
                PartyAccess access = account.Read(parsed, target);
                bool dropUser = parsed.GetValue(drop);
                if (parsed.GetValue(account.Script))
                    return GrantCommand.Print(output, await access.WriteRevokeScriptAsync(dropUser, cancellationToken).ConfigureAwait(false));
                AccessResult result = await access.RevokeAsync(dropUser, cancellationToken).ConfigureAwait(false);
                string done = result.Statements.Count == 0 ? $"{result.Account} had none of these rights" : $"Taken from {result.Account}";
                GrantCommand.Show(output, result, $"{done}{(result.Dropped ? "; the user is dropped" : "")}{(result.Statements.Count == 0 ? "." : ":")}");
                return ExitCodes.Done;
            });
        });
        return command;
    }
}
