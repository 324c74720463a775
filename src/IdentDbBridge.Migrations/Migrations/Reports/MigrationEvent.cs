namespace IdentDbBridge.Migrations.Reports;

/// <summary>What a run tells while it goes on.</summary>
public enum MigrationEventKind
{
    /// <summary>Another run holds the lock; <see cref="MigrationEvent.Text"/> names it.</summary>
    WaitingForLock,

    /// <summary>A script begins, or goes on behind what is in effect.</summary>
    ScriptStarted,

    /// <summary>A statement is about to be sent.</summary>
    StatementStarting,

    /// <summary>A statement has run; where DDL cannot be rolled back, it is not journalled yet.</summary>
    StatementRan,

    /// <summary>The journal holds that the statement has run (only where DDL cannot be rolled back).</summary>
    StatementJournaled,

    /// <summary>The script is applied and journalled.</summary>
    ScriptApplied,
}

/// <summary>A step of a run.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Script">The script's name; empty while waiting for the lock.</param>
/// <param name="Statement">The statement, from 1; 0 when the event is not about one.</param>
/// <param name="Total">The statements of the script.</param>
/// <param name="Text">More for people; may be empty.</param>
public readonly record struct MigrationEvent(MigrationEventKind Kind, string Script, int Statement, int Total, string Text);
