namespace IdentDbBridge.Data;

/// <summary>One session with one server.</summary>
sealed record SessionInfo
{
    /// <summary>The server's version text.</summary>
    public required string Version { get; init; }

    /// <summary>The product: SQL Server, MySQL, MariaDB or SQLite.</summary>
    public required string Product { get; init; }

    /// <summary>The server's number for the session; a process id for SQLite.</summary>
    public required string SessionId { get; init; }

    public required string Login { get; init; }

    /// <summary>Where the session looks for tables that are named without a schema; empty where the server has none.</summary>
    public string SchemaName { get; init; } = "";

    /// <summary>Whether two table names may differ in case only.</summary>
    public bool CaseSensitiveTables { get; init; }

    /// <summary>Nodes of the Galera cluster that the server belongs to; 0 when it belongs to none.</summary>
    public int GaleraNodes { get; init; }

    public StringComparer TableComparer => CaseSensitiveTables ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
}
