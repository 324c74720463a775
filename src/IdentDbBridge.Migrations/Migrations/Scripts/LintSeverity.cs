namespace IdentDbBridge.Migrations.Scripts;

/// <summary>How bad a <see cref="LintFinding"/> is.</summary>
public enum LintSeverity
{
    /// <summary>The script runs, but not everywhere or not safely.</summary>
    Warning,

    /// <summary>The runner refuses the script.</summary>
    Error,
}
