namespace IdentDbBridge.Migrations.Plan;

/// <summary>Where a script stands, by its file and the journal.</summary>
public enum ScriptState
{
    /// <summary>Applied, and the file is still the one that was applied.</summary>
    Applied,

    /// <summary>Applied by DbUp or by hand: what was applied is not known until <c>repair</c> records the checksum.</summary>
    Unverified,

    /// <summary>To be run.</summary>
    Pending,

    /// <summary>Partly applied: the next run goes on behind the statements that are in effect.</summary>
    Partial,

    /// <summary>Drift: the file was edited after it was applied.</summary>
    Changed,

    /// <summary>Drift: partly applied, and the part that is in effect was edited.</summary>
    PartChanged,

    /// <summary>Drift: partly applied, and the rest uses what only the session of the earlier run knew.</summary>
    SessionLost,

    /// <summary>Drift: a script with a later name is applied already.</summary>
    OutOfOrder,

    /// <summary>Drift: in the journal, but there is no such file.</summary>
    Missing,

    /// <summary>Drift: applied by our side table, but its row is gone from DbUp's journal.</summary>
    Unjournaled,

    /// <summary>Drift: never run, but a table or view that it creates is there already.</summary>
    TableTaken,

    /// <summary>In the journal without a file, and accepted by <c>repair</c>.</summary>
    Removed,
}

/// <summary>What follows from a <see cref="ScriptState"/>.</summary>
public static class ScriptStates
{
    /// <summary>Whether a run refuses to start because of it.</summary>
    public static bool IsDrift(this ScriptState state) =>
        state is ScriptState.Changed or ScriptState.PartChanged or ScriptState.SessionLost or ScriptState.OutOfOrder or ScriptState.Missing or ScriptState.Unjournaled
            or ScriptState.TableTaken;

    /// <summary>Whether a run would do something for it.</summary>
    public static bool IsPending(this ScriptState state) => state is ScriptState.Pending or ScriptState.Partial;
}
