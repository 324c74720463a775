using IdentDbBridge.Migrations.Run;

namespace IdentDbBridge.Migrations;

/// <summary>How the schema of a database is kept.</summary>
public sealed record MigratorOptions
{
    /// <summary>A directory of the clinic's own scripts, run after the bundled ones; null for none.</summary>
    public string? ScriptDirectory { get; init; }

    /// <summary>How long to wait for another run on the same database. 60 s when not set.</summary>
    public TimeSpan LockTimeout { get; init; } = RunGuard.UsualTimeout;
}
