using System.CommandLine;
using System.Globalization;
using IdentDbBridge.Cli.Demo;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Gateway;
using IdentDbBridge.Gateway.Settings;

namespace IdentDbBridge.Cli.Commands;

static class ServeCommand
{
    public const string DefaultFile = "gateway.json";

    // What ASVS asks for at the least.
    const int ShortestPassword = 12;

    public static Command Create(TargetOptions target)
    {
        var urls = new Option<string?>("--urls") { Description = T($"Addresses to listen at, by semicolons. Else those under Kestrel in the file, else {ServeOptions.DefaultUrls}.") };
        var check = new Option<bool>("--check-config") { Description = T($"Read the file, tell what is wrong in it, and end.") };
        var demo = new Option<bool>("--demo") { Description = T($"Serves a made-up clinic and plays its IDENT; prints the addresses. A second start continues with what is there.") };
        var setPassword = new Option<bool>("--set-password") { Description = T($"Set the password with which one signs in to the page: its hash goes into the file, the rest of which stays as it is.") };
        var password = new PasswordOptions();
        var command = new Command(
            "serve",
            string.Join(
                ' ',
                T($"Serves clinics by HTTP, until Ctrl+C: to IDENT's HTTP option (own service) it gives calls and tickets, and takes the schedule from it; from sites and phone systems it takes what they send."),
                T($"With --demo it needs nothing: a made-up clinic in the directory {DemoGateway.DirectoryName}, and an IDENT that asks by HTTP."),
                T($"Here --config names the gateway's file ({DefaultFile} unless given); environment variables {SettingsFile.VariablePrefix}… are read over it. The databases must be up to date, see 'identdb up'.")))
        {
            urls, check, demo, setPassword, password.File, password.Stdin,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return output.RunAsync(async () =>
            {
                if (!GatewayProgram.IsHere)
                    return GatewayProgram.Run();
                if (parsed.GetValue(demo))
                    return await ServedDemo.RunAsync(parsed.GetValue(target.Config), parsed.GetValue(urls), output, cancellationToken).ConfigureAwait(false);
                var options = new ServeOptions { ConfigPath = parsed.GetValue(target.Config) ?? DefaultFile, Urls = parsed.GetValue(urls), Remedies = RemedyWords.Command };
                if (parsed.GetValue(setPassword))
                    return await SetPasswordAsync(options.ConfigPath, await password.ReadAsync(parsed, cancellationToken).ConfigureAwait(false), output, cancellationToken).ConfigureAwait(false);
                if (parsed.GetValue(check))
                    return Check(options.ConfigPath, output);
                UseLanguage();
                await GatewayHost.RunAsync(options, cancellationToken).ConfigureAwait(false);
                return ExitCodes.Done;
            });
        });
        return command;
    }

    /// <summary>Requests have threads of their own.</summary>
    public static void UseLanguage() => CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture;

    static async Task<int> SetPasswordAsync(string path, string? password, Output output, CancellationToken cancellationToken)
    {
        if (password is null)
            throw new ConfigurationException(T($"A password is needed: set {PasswordOptions.Variable}, or give --password-file or --password-stdin."));
        if (password.Length < ShortestPassword)
            throw new ConfigurationException(T($"The password is too short: {ShortestPassword} characters at the least."));
        string user = await PasswordInFile.SetAsync(path, password, cancellationToken).ConfigureAwait(false);
        output.People.Write(new Spectre.Console.Text(T($"The password of {user} is set in {path}. A gateway that runs takes it within seconds.") + "\n"));
        output.Document(new { user, path });
        return ExitCodes.Done;
    }

    static int Check(string path, Output output)
    {
        GatewaySettings settings = SettingsFile.Read(path);
        foreach (string warning in settings.Warnings)
            output.People.Write(new Spectre.Console.Text(T($"Warning: {warning}.") + "\n"));
        output.People.Write(new Spectre.Console.Text(T($"{path} is in order. Clinics: {string.Join(", ", settings.Clinics.Keys)}.") + "\n"));
        output.Document(new { clinics = settings.Clinics.Keys, settings.Warnings });
        return ExitCodes.Done;
    }
}
