using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentDbBridge.Migrations;
using IdentDbBridge.Migrations.Reports;

namespace IdentDbBridge.Cli.Demo;

/// <summary>
/// What <c>serve --demo</c> serves: a directory with an embedded database of the made-up clinic and a gateway's file as a clinic
/// would have it, with keys of its own. The file is written last, so that a start that was broken off begins anew.
/// </summary>
sealed class DemoGateway
{
    public const string DirectoryName = "identdb-demo-gateway";

    /// <summary>In addresses.</summary>
    public const string Clinic = "demo";

    public const string TimeZone = "Europe/Moscow";

    const int KeyBytes = 16;
    const string Line = "+70000000100";

    static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly JsonNode _clinic;

    DemoGateway(JsonNode? file) => _clinic = file?["clinics"]?[Clinic] ?? throw new JsonException();

    /// <summary>The gateway's file.</summary>
    public static string ConfigPath => Path.Combine(Home, "gateway.json");

    /// <summary>The directory.</summary>
    public static string Home => Path.GetFullPath(DirectoryName);

    public string Key => (string)_clinic["ident"]!["key"]!;

    /// <summary>Goes on with what is there, or makes it.</summary>
    /// <param name="month">Of the made-up calls and tickets; its first day.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConfigurationException">The directory cannot be made or used.</exception>
    public static async Task<DemoGateway> OpenAsync(DateTime month, CancellationToken cancellationToken)
    {
        try
        {
            if (!File.Exists(ConfigPath))
                await CreateAsync(month, cancellationToken).ConfigureAwait(false);
            return new DemoGateway(JsonNode.Parse(await File.ReadAllTextAsync(ConfigPath, cancellationToken).ConfigureAwait(false)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ConfigurationException(T($"The directory {Home} cannot be used for the demonstration. Remove it, or start in another one."), e);
        }
    }

    /// <summary>The sources: name, kind, the address below <paramref name="root"/>, and what else the sender must know.</summary>
    public IEnumerable<(string Name, string Type, string Address, string? Signs)> Sources(string root)
    {
        foreach ((string name, JsonNode? source) in _clinic["sources"]!.AsObject())
        {
            string address = $"{root}/in/{Clinic}/{name}";
            yield return (string?)source!["secret"] is { } secret
                ? (name, (string)source["type"]!, $"{address}/{secret}", null)
                : (name, (string)source["type"]!, address, $"key {(string)source["key"]!}, salt {(string)source["salt"]!}");
        }
    }

    static async Task CreateAsync(DateTime month, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Home);
        else
            Directory.CreateDirectory(Home, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var database = new DatabaseOptions { Provider = "sqlite", ConnectionString = new DbConnectionStringBuilder { ["Data Source"] = Path.Combine(Home, "exchange.db") }.ConnectionString };
        UpResult provisioned = await new Migrator(database).UpAsync(_ => { }, cancellationToken).ConfigureAwait(false);
        var clinic = DemoClinic.Create(1, month);
        await new DemoRun(clinic, clinic.Timetable).RunAsync(database, provisioned, _ => { }, cancellationToken).ConfigureAwait(false);
        string text = Settings(database).ToJsonString(Json);
        await File.WriteAllTextAsync(ConfigPath + ".new", text, cancellationToken).ConfigureAwait(false);
        File.Move(ConfigPath + ".new", ConfigPath);
    }

    static JsonObject Settings(DatabaseOptions database) => new()
    {
        ["clinics"] = new JsonObject
        {
            [Clinic] = new JsonObject
            {
                ["provider"] = database.Provider,
                ["connection"] = database.ConnectionString,
                ["timeZone"] = TimeZone,
                ["ident"] = new JsonObject { ["key"] = NewKey() },
                ["sources"] = new JsonObject
                {
                    ["site"] = new JsonObject { ["type"] = "form", ["secret"] = NewKey() },
                    ["tilda"] = new JsonObject { ["type"] = "tilda", ["secret"] = NewKey() },
                    ["pbx"] = new JsonObject { ["type"] = "uis", ["secret"] = NewKey(), ["line"] = Line },
                    ["mango"] = new JsonObject { ["type"] = "mango", ["key"] = NewKey(), ["salt"] = NewKey(), ["line"] = Line },
                },
            },
        },
        ["outbox"] = Path.Combine(Home, "outbox"),
    };

    static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
}
