namespace IdentDbBridge.ServerTests.IdentClients;

/// <summary>How a database of SQL Server is set up, and what stands in IDENT's connection string.</summary>
/// <param name="Name">As the matrix names it.</param>
/// <param name="Connection">Beside server, database and login.</param>
sealed record DatabaseSetting(string Name, string Connection)
{
    /// <summary>Of the database; null is the server's.</summary>
    public string? Collation { get; init; }

    /// <summary>Run on the provisioned database; {0} is its name, {1} IDENT's login.</summary>
    public IReadOnlyList<string> Afterwards { get; init; } = [];
}
