using IdentDbBridge.Installed;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Plan;

/// <summary>
/// Which rows of the journals are about which script. DbUp journals a file by its name and an embedded script as
/// Namespace.Folder.File.sql; that may not be another script's own name.
/// </summary>
sealed class JournalNames
{
    readonly HashSet<string> _scripts;
    readonly JournalState _journal;
    readonly Func<string, string, bool>? _sameName;
    readonly Dictionary<string, AppliedRecord> _applied = new(StringComparer.Ordinal);
    readonly List<string> _unknown = [];

    public JournalNames(IReadOnlyList<MigrationScript> scripts, JournalState journal, Func<string, string, bool>? sameName)
    {
        _scripts = new HashSet<string>(scripts.Select(s => s.Name), StringComparer.Ordinal);
        (_journal, _sameName) = (journal, sameName);
        foreach (AppliedRecord row in journal.Applied)
            Add(row);
    }

    /// <summary>Names in the journals that are no script's.</summary>
    public IEnumerable<string> Missing => _unknown.Concat(_journal.Records.Keys.Where(k => !IsKnown(k))).Distinct(StringComparer.Ordinal);

    /// <summary>The row of DbUp's journal; null when there is none.</summary>
    public AppliedRecord? Applied(string script) => _applied.GetValueOrDefault(script);

    /// <summary>The row of the side table; null when there is none.</summary>
    public ScriptRecord? Record(string script) => _journal.Records.GetValueOrDefault(script)
        ?? (_sameName is null ? null : _journal.Records.Values.FirstOrDefault(r => !_scripts.Contains(r.ScriptName) && _sameName(r.ScriptName, script)));

    bool IsKnown(string name) => _scripts.Contains(name) || (_sameName is not null && _scripts.Any(s => _sameName(name, s)));

    void Add(AppliedRecord row)
    {
        string name = row.ScriptName;
        if (_scripts.Contains(name))
        {
            // A row by the very name goes before one by an embedded one.
            if (!_applied.TryGetValue(name, out AppliedRecord? other) || other.ScriptName != name)
                _applied[name] = row;
            return;
        }

        bool known = false;
        for (int dot = name.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = name.IndexOf('.', dot + 1))
            known |= AddAs(name[(dot + 1)..], row);
        foreach (string script in _sameName is null ? [] : _scripts.Where(s => _sameName(name, s)))
            known |= AddAs(script, row);
        if (known)
            return;
        _unknown.Add(name);
        _applied.TryAdd(name, row);
    }

    bool AddAs(string script, AppliedRecord row)
    {
        if (!_scripts.Contains(script))
            return false;
        _applied.TryAdd(script, row);
        return true;
    }
}
