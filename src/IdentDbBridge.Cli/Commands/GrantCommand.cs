using System.CommandLine;
using IdentDbBridge.Access;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using Spectre.Console;

namespace IdentDbBridge.Cli.Commands;

static class GrantCommand
{
    public static Command Create(TargetOptions target)
    {
        var account = new AccountOptions();
        var password = new PasswordOptions();
        var authentication = new Option<AuthenticationWish>("--auth") { HelpName = "default|native|sha2", Description = T($"MySQL and MariaDB: how a new user logs in. default: as the server has it. native: mysql_native_password, which every driver knows, and which is weaker. sha2: caching_sha2_password, for drivers from 2018 on.") };
        var truncate = new Option<bool>("--allow-truncate") { Description = T($"Of ident: may also empty the tables of its schedule by TRUNCATE. Whether IDENT does so is not known; the right for it lets the user drop them, too.") };
        var command = new Command("grant", T($"Gives a party exactly the rights that it needs, table by table, and creates its user unless it exists. Takes nothing away. Needs a login that may make users and give rights."))
        {
            account.Party, account.User, account.Host, password.File, password.Stdin, authentication, truncate, account.Script,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return output.RunAsync(async () =>
            {
                PartyAccess access = account.Read(parsed, target, parsed.GetValue(authentication), parsed.GetValue(truncate));
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

    /// <summary>What a way of logging in costs; null where nothing is to be said.</summary>
    static string? Advice(AccessResult result) => result.Authentication switch
    {
        null => null,
        "mysql_native_password" => T($"Every driver knows that; the password's hash is weak, so make it a long one, and keep the port to the clinic's network."),
        "caching_sha2_password" => T($"Drivers from before 2018 do not know that, and later ones need TLS for it. Where the server still has it, --auth native lets them in; check --as-ident tells which drivers work."),
        _ => T($"Few drivers know that; check --as-ident tells which ones work."),
    };

    public static void Show(Output output, AccessResult result, string title)
    {
        output.Paragraph(title);
        foreach (string statement in result.Statements)
            output.Paragraph($"  {statement}");
        string? advice = Advice(result);
        if (result.Authentication is { } plugin)
            output.People.Write(new Text(T($"The user logs in by {plugin}.") + (advice is null ? "\n" : $" {advice}\n")));
        output.Document(new { result.Account, result.Created, result.Dropped, result.Statements, result.Authentication, advice });
    }
}
