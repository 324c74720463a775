using System.CommandLine;
using System.Globalization;
using IdentDbBridge.Provisioning;
using Spectre.Console;

namespace IdentDbBridge.Cli.Commands;

static class GrantCommand
{
    public static Command Create(TargetOptions target)
    {
        var account = new AccountOptions();
        var password = new PasswordOptions();
        var command = new Command("grant", "Gives a party exactly the rights that it needs, table by table, and makes its user unless it is there. Takes nothing away. Needs a login that may make users and give rights.")
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
                string user = result.Created switch { true => " (new)", false => " (was there; keeps its password)", null => "" };
                Show(output, result, $"{result.Account}{user} has the rights of {parsed.GetValue(account.Party).ToString().ToLowerInvariant()}:");
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
        output.People.Write(new Text(title + "\n"));
        foreach (string statement in result.Statements)
            output.People.Write(new Text(string.Create(CultureInfo.InvariantCulture, $"  {statement}\n")));
        output.Document(new { result.Account, result.Created, result.Dropped, result.Statements });
    }
}
