using IdentDbBridge.Schema.Reports;
using IdentDbBridge.Schema.Shapes;

namespace IdentDbBridge.Schema.Comparison;

sealed partial class TableComparison
{
    IEnumerable<Difference> Keys()
    {
        List<KeyShape> rest = [.. _live.Keys];
        foreach (KeyShape key in _shipped.Keys)
        {
            KeyShape? live = rest.FirstOrDefault(k => key.Matches(k) && IsNamed(k.Name, key.Name)) ?? rest.FirstOrDefault(key.Matches) ?? rest.FirstOrDefault(k => key.Kind == KeyKind.Primary ? k.Kind == KeyKind.Primary : IsNamed(k.Name, key.Name) && k.Kind != KeyKind.Primary);
            if (live is null)
            {
                yield return Missing(key);
                continue;
            }

            rest.Remove(live);
            foreach (Difference difference in Key(key, live))
                yield return difference;
        }

        foreach (KeyShape key in rest.Where(k => !IsOfANumber(k)))
            yield return Extra(key);
    }

    /// <summary>A column that the server numbers must have an index, and a unique one of it alone refuses nothing.</summary>
    bool IsOfANumber(KeyShape key) => key.Kind != KeyKind.Primary && (key.Columns.Count == 1 || !key.IsUnique)
        && _live.Column(key.Columns[0]) is { } column && column.Extra.Contains("auto_increment", StringComparison.OrdinalIgnoreCase) && _shipped.Column(column.Name) is null;

    IEnumerable<Difference> Key(KeyShape key, KeyShape live)
    {
        if (!key.Matches(live))
        {
            bool isOrder = key.IsUnique == live.IsUnique && key.Columns.Order(StringComparer.OrdinalIgnoreCase).SequenceEqual(live.Columns.Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
            string columns = string.Join(", ", live.Columns);
            yield return isOrder
                ? Of(DifferenceKind.KeyColumns, live.Name, _reader, T($"The columns of the key {live.Name} of {_shipped.Name} stand in another order: {columns}."), T($"Every poll for a window of time reads the whole table, slower with every row, until IDENT gives up waiting.")) with { Repair = _repairs.ReplaceKey(live, key) }
                : Unique(key, Of(DifferenceKind.KeyColumns, live.Name, _reader, T($"The key {live.Name} of {_shipped.Name} is made of other columns: {columns}."), WhyUnique(key)) with { Repair = _repairs.ReplaceKey(live, key) });
        }
        else if (live.IsOff)
        {
            yield return Of(DifferenceKind.KeyOff, live.Name, _reader, T($"The key {live.Name} of {_shipped.Name} is switched off."), WhyUnique(key)) with { Repair = _repairs.SwitchOnKey(live) };
        }
        else if (key.IsClustered != live.IsClustered)
        {
            yield return Of(DifferenceKind.KeyClustered, live.Name, Severity.Harmless, key.IsClustered ? T($"{live.Name} of {_shipped.Name} is not clustered.") : T($"{live.Name} of {_shipped.Name} is clustered."), T($"The rows do not lie in the order in which they are read: every poll costs more.")) with { Repair = _repairs.ReplaceKey(live, key) };
        }
        else if (_repairs.AreNamesUsed && key.HasName && !IsNamed(live.Name, key.Name))
        {
            yield return Of(DifferenceKind.KeyName, live.Name, Severity.Harmless, T($"The key {live.Name} of {_shipped.Name} is named {key.Name} in the scripts."), WhyName()) with { Repair = _repairs.RenameKey(live, key) };
        }
    }

    static bool IsNamed(string live, string shipped) => live.Equals(shipped, StringComparison.OrdinalIgnoreCase);

    static string WhyName() => T($"A later script that changes it looks for it by its name.");

    Difference Missing(KeyShape key)
    {
        Difference missing = Of(DifferenceKind.KeyMissing, key.Name, _reader, T($"{_shipped.Name} has no key ({string.Join(", ", key.Columns)})."), WhyUnique(key)) with { Repair = _repairs.AddKey(key) };
        return key.IsUnique ? Unique(key, missing) : missing;
    }

    Difference Unique(KeyShape key, Difference difference) => key.Columns.All(c => _live.Column(c) is not null)
        ? difference with
        {
            Note = T($"Fails, and changes nothing, while two rows have the same key or a part of it is NULL: decide which of the rows stays, first."),
            Count = _repairs.CountDuplicates(key),
            Show = _repairs.ShowDuplicates(key),
        }
        : difference;

    static string WhyUnique(KeyShape key) => key.IsUnique
        ? T($"Nothing keeps one row from being there twice; IDENT then takes one of the two, nobody knows which.")
        : T($"Every poll for a window of time reads the whole table, slower with every row, until IDENT gives up waiting.");

    Difference Extra(KeyShape key) => key.IsUnique
        ? Of(DifferenceKind.UniqueExtra, key.Name, _writer, T($"{_shipped.Name} has a unique key {key.Name} that no script made."), T($"It refuses rows that are right.")) with { Repair = _repairs.DropKey(key) }
        : Of(DifferenceKind.IndexExtra, key.Name, Severity.Harmless, T($"{_shipped.Name} has an index {key.Name} that no script made."), T($"It costs a little at every write.")) with { Repair = _repairs.DropKey(key) };
}
