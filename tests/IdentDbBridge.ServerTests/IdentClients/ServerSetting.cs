
namespace IdentDbBridge.ServerTests.IdentClients;

/// <summary>How a server is set up before a clinic's database comes onto it.</summary>
/// <param name="Name">As the matrix names it.</param>
/// <param name="Options">Of the server's program.</param>
sealed record ServerSetting(string Name, params string[] Options)
{
    /// <summary>Run by the administrator before the database is made; they last until the server's next start.</summary>
    public IReadOnlyList<string> Statements { get; init; } = [];

    /// <summary>Run on the provisioned database; {0} is the account that IDENT got, {1} its password in quotes.</summary>
    public IReadOnlyList<string> Afterwards { get; init; } = [];

    /// <summary>IDENT may empty its tables by TRUNCATE, and the clients do.</summary>
    public bool Truncates { get; init; }

    /// <summary>The option counts when the data directory is made.</summary>
    public bool FromTheStart { get; init; }
}
