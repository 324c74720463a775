using System.Diagnostics;

namespace IdentDbBridge.Model;

/// <summary>Which exchange database is meant.</summary>
public sealed record DatabaseOptions
{
    /// <summary><c>mssql</c>, <c>mysql</c> (MariaDB, too) or <c>sqlite</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The ADO.NET connection string, naming the exchange database. Never shown or stored.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public required string ConnectionString { get; init; }

    /// <summary>Names of exchange tables that differ from the documented ones, by block; null for those that the database remembers.</summary>
    public IReadOnlyDictionary<string, string>? Tables { get; init; }

    /// <summary>Without the connection string, which may hold a password.</summary>
    public override string ToString() => $"{nameof(DatabaseOptions)} {{ Provider = {Provider} }}";
}
