using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.Tests.Docs;
using Microsoft.Data.SqlClient;

namespace IdentDbBridge.ServerTests.Docs;

/// <summary>A login with the rights that docs/integrator.md lists for a writer. A file has no logins.</summary>
sealed class GuideLogin : IDisposable
{
    const string Password = "Пароль-1-Password";

    readonly string _provider;
    readonly TestLogin? _login;

    /// <param name="database">Where.</param>
    /// <param name="writer">A column of the table of rights.</param>
    public GuideLogin(TestDatabase database, string writer)
    {
        _provider = database.Provider;
        if (_provider != "sqlite")
            _login = TestLogin.CreateWith(database, Password, Rights(writer));
        ConnectionString = _login?.ConnectionString($"Password={Password}") ?? database.ConnectionString;
    }

    public string ConnectionString { get; }

    public void Dispose()
    {
        // SQL Server drops no login that is connected, and a pool keeps it so.
        if (_provider == "mssql")
            SqlConnection.ClearAllPools();
        _login?.Dispose();
    }

    static IEnumerable<(string Table, string Rights)> Rights(string writer)
    {
        List<string[]> rows = [.. Guide.Read(Guide.Path).Split("## Rights")[1].Split('\n').Where(l => l.StartsWith('|')).Select(l => l.Split('|', StringSplitOptions.TrimEntries)[1..^1])];
        var column = Array.IndexOf(rows[0], writer);
        Assert.True(column > 0, $"the guide lists no rights of a {writer}");
        return rows.Skip(2).Where(r => r[column].Length > 0).Select(r => (r[0], r[column]));
    }
}
