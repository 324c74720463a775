using IdentDbBridge.Access;
using IdentDbBridge.Migrations;

namespace IdentDbBridge.Cli.Targets;

/// <summary>A database that is meant, and what the file of targets says of the clinic.</summary>
/// <param name="Database">Where it is, and how its tables are named.</param>
/// <param name="Migration">How its schema is kept.</param>
/// <param name="Configured">As it stands in the file; null where there is none.</param>
sealed record TargetDatabase(DatabaseOptions Database, MigratorOptions Migration, ConfiguredTarget? Configured)
{
    /// <summary>The same database by IDENT's login, if the file has it.</summary>
    /// <exception cref="ConfigurationException">A variable of the connection is not set.</exception>
    public TargetDatabase ForIdent() =>
        Configured is { IdentConnection: not null } target ? this with { Database = Database with { ConnectionString = target.Expand(target.IdentConnection)! } } : this;

    /// <summary>Database and server for people, without a secret.</summary>
    /// <exception cref="ConfigurationException">Unknown provider, or a connection string that is malformed or says too little.</exception>
    public string Place => DatabaseName.Of(Database);
}
