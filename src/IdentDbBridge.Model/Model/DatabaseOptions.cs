using System.Diagnostics;

namespace IdentDbBridge.Migrations;

/// <summary>Which database, and how its schema is to be kept.</summary>
public sealed record MigratorOptions
{
    /// <summary><c>mssql</c>, <c>mysql</c> (MariaDB, too) or <c>sqlite</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The ADO.NET connection string, naming the exchange database. Never shown or stored.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public required string ConnectionString { get; init; }

    /// <summary>Names of exchange tables that differ from the documented ones, by block; null for none. Remembered by the database.</summary>
    public IReadOnlyDictionary<string, string>? Tables { get; init; }

    /// <summary>A directory of the clinic's own scripts, run after the bundled ones; null for none.</summary>
    public string? ScriptDirectory { get; init; }

    /// <summary>How long to wait for another run on the same database. 60 s when not set.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Without the connection string, which may hold a password.</summary>
    public override string ToString() => $"{nameof(MigratorOptions)} {{ Provider = {Provider} }}";
}
