using System.CommandLine;
using System.Globalization;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Gateway;
using IdentDbBridge.Gateway.Settings;

namespace IdentDbBridge.Cli.Commands;

static class ServeCommand
{
    const string DefaultFile = "gateway.json";

    public static Command Create(TargetOptions target)
    {
        var urls = new Option<string?>("--urls") { Description = T($"Addresses to listen at, by semicolons. Else those under Kestrel in the file, else {ServeOptions.DefaultUrls}.") };
        var check = new Option<bool>("--check-config") { Description = T($"Read the file, tell what is wrong in it, and end.") };
        var command = new Command(
            "serve",
            string.Join(
                ' ',
                T($"Serves clinics by HTTP, until Ctrl+C: to IDENT's HTTP option (own service) it gives calls and tickets, and takes the schedule from it; from sites and phone systems it takes what they send."),
                T($"Here --config names the gateway's file ({DefaultFile} unless given); environment variables {SettingsFile.VariablePrefix}… are read over it. The databases must be up to date, see 'identdb up'.")))
        {
            urls, check,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return output.RunAsync(async () =>
            {
                var options = new ServeOptions { ConfigPath = parsed.GetValue(target.Config) ?? DefaultFile, Urls = parsed.GetValue(urls) };
                if (parsed.GetValue(check))
                    return Check(options.ConfigPath, output);
                // Requests have threads of their own.
                CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture;
                await GatewayHost.RunAsync(options, cancellationToken).ConfigureAwait(false);
                return ExitCodes.Done;
            });
        });
        return command;
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
