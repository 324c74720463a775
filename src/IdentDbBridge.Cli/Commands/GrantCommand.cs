using System.CommandLine;
using IdentDbBridge.Provisioning;
using Spectre.Console;

namespace IdentDbBridge.Cli.Commands;

static class GrantCommand
{
    public static Command Create(TargetOptions target)
    {
        var account = new AccountOptions();
        var password = new PasswordOptions();
        var command = new Command("grant", T($"Gives a party exactly the rights that it needs, table by table, and makes its user unless it is there. Takes nothing away. Needs a login that may make users and give rights."))
        {
            account.Party, account.User, account.Host, password.File, password.Stdin, account.Script,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return Program.RunAsync(output, async () =>
            {
                PartyAccess access = account.Read(parsed, target);
                if (parsed.GetValue(account.Script))
                    return Print(output, await access.WriteGrantScriptAsync(cancellationToken).ConfigureAwait(false));
                string? secret = await password.ReadAsync(parsed, cancellationToken).ConfigureAwait(false);
                AccessResult result = await access.GrantAsync(secret, cancellationToken).ConfigureAwait(false);
                string party = parsed.GetValue(account.Party).ToString().ToLowerInvariant();
                Show(output, result, result.Created switch
                {
                    true => T($"{result.Account} (new) has the rights of {party}:"),
                    false => T($"{result.Account} (was there; keeps its password) has the rights of {party}:"),
                    null => T($"{result.Account} has the rights of {party}:"),
                });
                return ExitCodes.Done;
            });
        });
        return command;
    }

    /// <summary>A script, as it is or in the document.</summary>
    public static int Print(Output output, string script)
    {
        if (!output.Json)
            Console.Out.Write(script);
        output.Document(new { script });
        return ExitCodes.Done;
    }

    public static void Show(Output output, AccessResult result, string title)
    {
        output.People.WriteLine(title);
        foreach (string statement in result.Statements)
            output.People.WriteLine($"  {statement}");
        output.Document(new { result.Account, result.Created, result.Dropped, result.Statements });
    }
}
