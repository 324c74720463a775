using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Cli.Targets;

namespace IdentDbBridge.Cli.Commands;

static class InitCommand
{
    public static Command Create(TargetOptions target)
    {
        var file = new Option<string?>("--output") { Description = T($"The file to write; one that is there is not replaced. Else {UsualPlaces.FileName} in the current directory.") };
        var command = new Command("init", T($"Writes a commented file of targets to fill in, for the kind of server of --provider (else mysql). Asks nothing, and connects nowhere.")) { file };
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return output.RunAsync(async () =>
            {
                string path = parsed.GetValue(file) ?? UsualPlaces.FileName;
                await WriteNewAsync(path, Text(parsed.GetValue(target.Provider) ?? "mysql"), cancellationToken).ConfigureAwait(false);
                output.Say(T($"Wrote {path}. Fill in server, database and login; then 'identdb config' shows what is read from it, and 'identdb up' makes the tables."));
                output.Document(new { file = path });
                return ExitCodes.Done;
            });
        });
        return command;
    }

    /// <summary>Readable by its owner only: a password may be written into it.</summary>
    static async Task WriteNewAsync(string path, string text, CancellationToken cancellationToken)
    {
        if (File.Exists(path) || Directory.Exists(path))
            throw new ConfigurationException(T($"{path} is there already and stays as it is. Name another file with --output."));
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            var writer = new StreamWriter(path, new UTF8Encoding(false), create);
            await using ConfiguredAsyncDisposable end = writer.ConfigureAwait(false);
            await writer.WriteAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ConfigurationException(T($"The file {path} cannot be written."), e);
        }
    }

    static string Text(string provider)
    {
        (string name, string connection, string? ident) = provider switch
        {
            "mssql" => ("mssql", "Server=127.0.0.1;Database=ident;User Id=identdb;Password=${IDENTDB_PASSWORD};TrustServerCertificate=true", "Server=127.0.0.1;Database=ident;User Id=ident;Password=${IDENT_PASSWORD};TrustServerCertificate=true"),
            "mysql" or "mariadb" => ("mysql", "Server=127.0.0.1;Port=3306;Database=ident;User Id=identdb;Password=${IDENTDB_PASSWORD}", "Server=127.0.0.1;Port=3306;Database=ident;User Id=ident;Password=${IDENT_PASSWORD}"),
            "sqlite" => ("sqlite", "Data Source=ident.db", null),
            _ => throw new ConfigurationException(T($"There is no provider of that name: mssql, mysql (or mariadb) and sqlite are known.")),
        };
        string[] lines =
        [
            "{",
            "  // " + T($"One entry for each clinic. With several, --target chooses one, and --all takes all of them."),
            "  \"targets\": {",
            "    \"clinic\": {",
            "      // " + T($"The kind of server: mssql, mysql (MariaDB too) or sqlite."),
            $"      \"provider\": \"{name}\",",
            "      // " + T($"By the login that owns the database. ${{VARIABLE}} is taken from the environment, so that no password need stand here."),
            $"      \"connection\": \"{connection}\",",
            .. ident is null ? (string[])[] : ["      // " + T($"IDENT's own login, by which 'check' looks."), $"      // \"identConnection\": \"{ident}\","],
            "      // " + T($"The clinic's time zone."),
            "      \"timeZone\": \"Europe/Moscow\",",
            "      // " + T($"How often IDENT uploads the schedule, in minutes; 'check' goes by it."),
            "      \"scheduleEvery\": 10,",
            "      // " + T($"How long calls and tickets are kept, in days; 'check' goes by it."),
            "      \"retention\": \"180d\"",
            "      // " + T($"Tables under other names, and the clinic's own scripts (a comma goes before them)."),
            "      // \"tables\": { \"Tickets\": \"MyTickets\" },",
            "      // \"scripts\": \"clinic-scripts\"",
            "    }",
            "  }",
            "}",
        ];
        return string.Join('\n', lines) + '\n';
    }
}
