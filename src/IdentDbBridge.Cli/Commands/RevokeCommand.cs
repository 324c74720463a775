using System.CommandLine;
using IdentDbBridge.Access;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;

namespace IdentDbBridge.Cli.Commands;

static class RevokeCommand
{
    public static Command Create(TargetOptions target)
    {
        var account = new AccountOptions();
        var drop = new Option<bool>("--drop-user") { Description = T($"Drop the user as well: on SQL Server with its login, on MySQL with all it has on the server.") };
        var command = new Command("revoke", T($"Takes the rights of a party from a user, whoever gave them. A user of two parties needs 'grant' for the other one afterwards."))
        {
            account.Party, account.User, account.Host, drop, account.Script,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return output.RunAsync(async () =>
            {
                PartyAccess access = account.Read(parsed, target);
                bool dropUser = parsed.GetValue(drop);
                if (parsed.GetValue(account.Script))
                    return GrantCommand.Print(output, await access.WriteRevokeScriptAsync(dropUser, cancellationToken).ConfigureAwait(false));
                AccessResult result = await access.RevokeAsync(dropUser, cancellationToken).ConfigureAwait(false);
                GrantCommand.Show(output, result, (result.Statements.Count, result.Dropped) switch
                {
                    (0, false) => T($"{result.Account} has none of these rights, as far as this login can see."),
                    (0, true) => T($"{result.Account} had none of these rights; the user is dropped."),
                    (_, false) => T($"Taken from {result.Account}:"),
                    _ => T($"Taken from {result.Account}; the user is dropped:"),
                });
                return ExitCodes.Done;
            });
        });
        return command;
    }
}
