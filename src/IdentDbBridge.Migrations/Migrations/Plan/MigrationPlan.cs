using IdentDbBridge.Installed;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Plan;

/// <summary>Scripts and journal side by side. Pure: made from what was read, without asking anybody.</summary>
sealed class MigrationPlan
{
    MigrationPlan(IReadOnlyList<PlannedScript> scripts) => Scripts = scripts;

    /// <summary>Every script, in the order of a run; missing ones at the end.</summary>
    public IReadOnlyList<PlannedScript> Scripts { get; }

    /// <summary>What a run would do, in order.</summary>
    public IReadOnlyList<PlannedScript> Steps => [.. Scripts.Where(s => s.State.IsPending())];

    /// <summary>What keeps a run from starting.</summary>
    public IReadOnlyList<ScriptProblem> Problems => [.. Scripts.Select(s => s.Problem is { } problem ? new ScriptProblem(s.Name, problem, s.Remedy!) : null).OfType<ScriptProblem>()];

    /// <param name="scripts">In the order of a run.</param>
    /// <param name="journal">What the database says.</param>
    /// <param name="created">The tables that a bundled script creates.</param>
    /// <param name="sameName">Which names of scripts and journal are the same beside those that are letter by letter; null for no others.</param>
    /// <exception cref="ConfigurationException">A script cannot be cut into statements.</exception>
    public static MigrationPlan Create(
        IReadOnlyList<MigrationScript> scripts, JournalState journal, Func<MigrationScript, IEnumerable<string>> created, Func<string, string, bool>? sameName = null)
    {
        var names = new JournalNames(scripts, journal, sameName);
        List<PlannedScript> planned = [.. scripts.Select(s => Resumed(Planned(s, names)))];
        Dictionary<ScriptOrigin, int> last = [];
        Dictionary<ScriptOrigin, string> prefixes = [];
        for (int i = 0; i < planned.Count; i++)
        {
            ScriptOrigin origin = planned[i].Script!.Origin;
            if (!planned[i].State.IsPending())
                last[origin] = i;
            // "Some.Namespace." where DbUp ran the scripts of this origin from embedded resources, and will look for the next ones so.
            if (planned[i].IsEmbeddedName)
                prefixes[origin] = planned[i].Applied!.ScriptName[..^planned[i].Name.Length];
        }

        IEnumerable<PlannedScript> ordered = planned.Select((p, i) => p with
        {
            State = IsOutOfOrder(p, i, last) ? ScriptState.OutOfOrder : p.State,
            JournalName = prefixes.GetValueOrDefault(p.Script!.Origin) + p.Name,
        });
        return new MigrationPlan([.. ordered.Select(p => Taken(p, journal, created)), .. Missing(names)]);
    }

    static PlannedScript Planned(MigrationScript script, JournalNames names)
    {
        // Nobody journals what runs each time.
        if (script.RunsAlways)
            return new PlannedScript(script.Name, script, ScriptState.Pending, null, null);
        AppliedRecord? applied = names.Applied(script.Name);
        ScriptRecord? record = names.Record(script.Name);
        return new PlannedScript(script.Name, script, State(script, record, applied), record, applied);
    }

    static ScriptState State(MigrationScript script, ScriptRecord? record, AppliedRecord? applied) => (record?.State, applied) switch
    {
        (RecordState.Applied, not null) when record.Checksum is not null => record.Checksum == script.Checksum ? ScriptState.Applied : ScriptState.Changed,
        (RecordState.Applied, null) => ScriptState.Unjournaled,
        (_, not null) => ScriptState.Unverified,
        (RecordState.Running or RecordState.Failed, null) when record.StatementsDone > 0 =>
            script.DoneChecksum(record.StatementsDone) == record.DoneChecksum ? ScriptState.Partial : ScriptState.PartChanged,
        _ => ScriptState.Pending,
    };

    /// <summary>With what the session of the earlier run knew, as far as a new one must know it.</summary>
    static PlannedScript Resumed(PlannedScript planned)
    {
        if (planned.State != ScriptState.Partial)
            return planned;
        ResumedSession resume = ResumedSession.Of(planned.Script!.Statements, planned.StatementsDone);
        return planned with { Resume = resume, State = resume.Lost is null ? ScriptState.Partial : ScriptState.SessionLost };
    }

    /// <summary>A new script of the same origin before one that is applied. The clinic's scripts come after all of ours, whatever their numbers.</summary>
    static bool IsOutOfOrder(PlannedScript script, int index, Dictionary<ScriptOrigin, int> last) =>
        script.State == ScriptState.Pending
            && !script.Script!.RunsAlways
            && script.Record?.State != RecordState.Allowed
            && last.GetValueOrDefault(script.Script.Origin, -1) > index;

    /// <summary>
    /// CREATE TABLE IF NOT EXISTS would take a table made by hand for ours, whatever its columns. So a bundled script of which
    /// nothing can be in effect must not meet the tables that it creates.
    /// </summary>
    static PlannedScript Taken(PlannedScript planned, JournalState journal, Func<MigrationScript, IEnumerable<string>> created)
    {
        bool untouched = planned.Record is null or { State: RecordState.Failed, StatementsDone: 0 } or { State: RecordState.Allowed };
        if (planned.State != ScriptState.Pending || planned.Script!.Origin != ScriptOrigin.Bundled || !untouched)
            return planned;
        string? taken = created(planned.Script).FirstOrDefault(journal.Tables.Contains);
        return taken is null ? planned : planned with { State = ScriptState.TableTaken, TakenTable = taken };
    }

    static IEnumerable<PlannedScript> Missing(JournalNames names)
    {
        foreach (string name in names.Missing)
        {
            ScriptRecord? record = names.Record(name);
            ScriptState state = record?.State == RecordState.Removed ? ScriptState.Removed : ScriptState.Missing;
            yield return new PlannedScript(name, null, state, record, names.Applied(name));
        }
    }
}
