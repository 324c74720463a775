namespace IdentDbBridge.ServerTests.Containers;

/// <summary>Where the tests get a server from.</summary>
/// <param name="ConnectionString">Of a server that runs already: IDENTDB_TEST_MSSQL, _MYSQL or _MARIADB. Null where none is named.</param>
/// <param name="Images">What to start it from otherwise, the one that all tests use first. Empty where it is named, and where IDENTDB_TEST_…_IMAGE is "none".</param>
public sealed record ServerSource(string? ConnectionString, IReadOnlyList<string> Images)
{
    const string None = "none";

    static readonly Dictionary<string, string[]> Usual = new()
    {
        [MsSql.Name] = ["mcr.microsoft.com/mssql/server:2022-latest", "mcr.microsoft.com/mssql/server:2019-latest"],
        [MySql.Name] = ["mysql:9", "mysql:8.4", "mysql:8.0"],
        [MariaDb.Name] = ["mariadb:11.4", "mariadb:10.11", "mariadb:10.6"],
    };

    /// <summary>The source that the environment of this process names, or the usual one.</summary>
    /// <param name="server">As IDENTDB_TEST_REQUIRED calls it; not sqlite.</param>
    public static ServerSource Of(string server) => Of(server, Environment.GetEnvironmentVariable);

    internal static ServerSource Of(string server, Func<string, string?> environment)
    {
        if (environment(Variable(server)) is { Length: > 0 } connectionString)
            return new(connectionString, []);
        string[] named = [.. (environment(ImageVariable(server)) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
        if (named is [var only] && only.Equals(None, StringComparison.OrdinalIgnoreCase))
            return new(null, []);
        if (named.Contains(None, StringComparer.OrdinalIgnoreCase))
            throw new InvalidOperationException($"{ImageVariable(server)} names images and '{None}' as well. Leave one of the two out.");
        return new(null, named.Length > 0 ? named : Usual[server]);
    }

    /// <summary>The environment variable of a server's connection string.</summary>
    public static string Variable(string server) => $"IDENTDB_TEST_{server.ToUpperInvariant()}";

    /// <summary>The environment variable of the images, separated by commas, or "none".</summary>
    public static string ImageVariable(string server) => $"{Variable(server)}_IMAGE";
}
