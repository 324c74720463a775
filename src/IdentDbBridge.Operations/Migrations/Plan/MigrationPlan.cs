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
    public IReadOnlyList<string> Problems => [.. Scripts.Select(s => s.Problem).OfType<string>()];

    /// <param name="scripts">In the order of a run.</param>
    /// <param name="journal">What the database says.</param>
    /// <param name="created">The tables that a bundled script creates.</param>
    /// <exception cref="ConfigurationException">A script cannot be cut into statements.</exception>
    public static MigrationPlan Create(IReadOnlyList<MigrationScript> scripts, JournalState journal, Func<MigrationScript, IEnumerable<string>> created)
    {
        HashSet<string> names = new(scripts.Select(s => s.Name), StringComparer.Ordinal);
        var matched = new HashSet<AppliedRecord>(ReferenceEqualityComparer.Instance);
        List<PlannedScript> planned = [];
        foreach (MigrationScript script in scripts)
        {
            AppliedRecord? applied = Find(journal.Applied, script.Name, names);
            foreach (AppliedRecord row in journal.Applied.Where(r => IsNameOf(r.ScriptName, script.Name, names)))
                matched.Add(row);
            ScriptRecord? record = journal.Records.GetValueOrDefault(script.Name);
            planned.Add(new PlannedScript(script.Name, script, State(script, record, applied), record, applied));
        }

        IEnumerable<PlannedScript> ordered = planned.Select((p, i) => p with
        {
            State = IsOutOfOrder(planned, i) ? ScriptState.OutOfOrder : p.State,
            JournalName = EmbeddedPrefix(planned, p.Script!.Origin) + p.Name,
        });
        return new MigrationPlan([.. ordered.Select(p => Taken(p, journal, created)), .. Missing(names, journal, matched)]);
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

    /// <summary>A new script of the same origin before one that is applied. The clinic's scripts come after all of ours, whatever their numbers.</summary>
    static bool IsOutOfOrder(List<PlannedScript> planned, int index)
    {
        PlannedScript script = planned[index];
        return script.State == ScriptState.Pending
            && script.Record?.State != RecordState.Allowed
            && planned.Skip(index + 1).Any(later => later.Script!.Origin == script.Script!.Origin && !later.State.IsPending());
    }

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

    /// <summary>"Some.Namespace." where DbUp ran the scripts of this origin from embedded resources, and will look for the next ones so.</summary>
    static string EmbeddedPrefix(List<PlannedScript> planned, ScriptOrigin origin) =>
        planned.LastOrDefault(p => p.Script!.Origin == origin && p.IsEmbeddedName) is { } embedded
            ? embedded.Applied!.ScriptName[..^embedded.Name.Length]
            : "";

    static IEnumerable<PlannedScript> Missing(HashSet<string> known, JournalState journal, HashSet<AppliedRecord> matched)
    {
        IEnumerable<string> names = journal.Applied.Where(r => !matched.Contains(r)).Select(r => r.ScriptName)
            .Concat(journal.Records.Keys.Where(k => !known.Contains(k)))
            .Distinct(StringComparer.Ordinal);
        foreach (string name in names)
        {
            ScriptRecord? record = journal.Records.GetValueOrDefault(name);
            ScriptState state = record?.State == RecordState.Removed ? ScriptState.Removed : ScriptState.Missing;
            yield return new PlannedScript(name, null, state, record, Find(journal.Applied, name, known));
        }
    }

    static AppliedRecord? Find(IReadOnlyList<AppliedRecord> journal, string name, HashSet<string> names) =>
        journal.FirstOrDefault(r => r.ScriptName == name) ?? journal.FirstOrDefault(r => IsNameOf(r.ScriptName, name, names));

    /// <summary>DbUp journals a file by its name and an embedded script as Namespace.Folder.File.sql; that may not be another script's own name.</summary>
    static bool IsNameOf(string journalled, string script, HashSet<string> names) =>
        journalled == script || (journalled.EndsWith("." + script, StringComparison.Ordinal) && !names.Contains(journalled));
}
