using IdentDbBridge.Installed;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Plan;

/// <summary>One script with what the journal says of it.</summary>
/// <param name="Name">The file name; for a missing script the name in the journal.</param>
/// <param name="Script">The file; null when it is missing.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Record">Its row in the side table; null when there is none.</param>
/// <param name="Applied">Its row in DbUp's journal; null when there is none.</param>
/// <param name="TakenTable">What it would create and somebody else has made already; null when there is nothing like that.</param>
sealed record PlannedScript(string Name, MigrationScript? Script, ScriptState State, ScriptRecord? Record, AppliedRecord? Applied, string? TakenTable = null)
{
    /// <summary>Statements that are in effect from an earlier run.</summary>
    public int StatementsDone => State is ScriptState.Partial or ScriptState.PartChanged or ScriptState.SessionLost ? Record!.StatementsDone : 0;

    /// <summary>What a session must be told before it goes on with the rest of a script; null where it begins with the first statement.</summary>
    public ResumedSession? Resume { get; init; }

    /// <summary>Whether DbUp journalled it under an embedded resource's name.</summary>
    public bool IsEmbeddedName => Applied is not null && Script is not null && Applied.ScriptName != Script.Name;

    /// <summary>Its name in DbUp's journal: behind the prefix of embedded resources where DbUp has put its neighbours so.</summary>
    public string JournalName { get; init; } = Name;

    /// <summary>What is wrong and what to do; null when nothing is.</summary>
    public string? Problem => State switch
    {
        ScriptState.Changed => T($"{Name} was edited after it was applied. Restore the file, or accept the edit (nothing is run again)."),
        ScriptState.PartChanged => T($"{Name} is partly applied, and the part that is in effect (statements 1-{Record!.StatementsDone}) was edited. Restore that part (the rest may be changed), or accept the edit."),
        ScriptState.SessionLost => Lost(Resume!.Lost!),
        ScriptState.OutOfOrder => T($"{Name} is new, but scripts after it are applied already. Give it a later number, or accept its order and start the run again."),
        ScriptState.Missing => T($"{Name} is in the journal, but there is no such file. Bring the file back (did the earlier run use another folder of scripts?), or accept its absence."),
        ScriptState.Unjournaled => T($"{Name} is applied, but its row is gone from DbUp's journal: DbUp would run it again. Accept the script, and the row is written back."),
        ScriptState.TableTaken => T($"Table {TakenTable} is there already, but not by {Name}: made by hand, or by a run of DbUp that broke off. Take it over, rename it, or give the exchange table another name."),
        _ => null,
    };

    /// <summary>The same for programs.</summary>
    public Remedy? Remedy => State switch
    {
        ScriptState.SessionLost => new(RemedyKind.AcceptScript, Name, "0"),
        ScriptState.Changed or ScriptState.PartChanged or ScriptState.OutOfOrder or ScriptState.Missing or ScriptState.Unjournaled => new(RemedyKind.AcceptScript, Name),
        ScriptState.TableTaken => new(RemedyKind.AdoptTables, TakenTable),
        ScriptState.Unverified => new(RemedyKind.RecordChecksums),
        _ => null,
    };

    string Lost(LostState lost) => T($"{Name} cannot go on at statement {StatementsDone + 1}: statement {lost.UsedBy + 1} (line {Line(lost.UsedBy)}) uses {lost.What}, which statement {lost.By + 1} (line {Line(lost.By)}) gave to a session that is gone. Change the rest of the script so that it does without, or have the whole script run again, if its statements may be repeated.");

    int Line(int statement) => Script!.Statements[statement].Line;
}
