using System.Globalization;
using System.Text.RegularExpressions;
using IdentDbBridge.Data;
using IdentDbBridge.Schema.Repairs;
using IdentDbBridge.Schema.Reports;
using IdentDbBridge.Schema.Shapes;

namespace IdentDbBridge.Schema.Takeover;

/// <summary>
/// Brings a table made by hand to ours on MySQL and MariaDB: the rows that cannot stay go to a table of their own, then one ALTER
/// changes all that matters. docs/decisions/0015 says why.
/// </summary>
sealed partial class TableTakeover
{
    readonly IDialect _dialect;
    readonly TableShape _shipped;
    readonly TableShape _live;
    readonly TableChange _change;
    readonly string _side;
    readonly Dictionary<string, ColumnTakeover> _columns = new(StringComparer.OrdinalIgnoreCase);
    readonly List<RowReason> _refusals;

    /// <param name="dialect">MySQL's.</param>
    /// <param name="shipped">The table as the scripts make it.</param>
    /// <param name="live">As it is.</param>
    /// <param name="differences">Between the two.</param>
    /// <param name="side">The name of the table for rows that cannot stay. There is none of that name yet.</param>
    public TableTakeover(IDialect dialect, TableShape shipped, TableShape live, IEnumerable<Difference> differences, string side)
    {
        (_dialect, _shipped, _side) = (dialect, shipped, side);
        // A required column that is lacking is added first, so that it can be seen who has no value for it.
        ColumnShape[] added = [.. shipped.Columns.Where(c => !c.IsNullable && live.Column(c.Name) is null).Select(c => c with { IsNullable = true })];
        _live = live with { Columns = [.. live.Columns, .. added] };
        foreach (ColumnShape column in shipped.Columns)
        {
            if (_live.Column(column.Name) is { } found)
                _columns[column.Name] = new ColumnTakeover(dialect, column, found, shipped.Keys.Any(k => k.Has(column.Name)));
        }

        _change = new TableChange(dialect, shipped, _live, live, _columns, [.. differences]);
        _refusals = [.. _columns.Values.Where(c => c.IsConvertible).SelectMany(c => c.Refusals()), .. BrokenChecks()];
    }

    /// <summary>Counts the rows of each kind. Reads only.</summary>
    public async Task<TableRows> CountAsync(Db db, CancellationToken cancellationToken)
    {
        // Nothing of a lacking column can be asked before it is there: then no row has a value, and the ALTER is what tells.
        if (_change.IsEmpty || _live.IsView)
            return new TableRows([], [], []);
        string source = Source();
        List<(RowReason, long)> refused = [];
        if (_refusals.Count > 0)
        {
            string number = $"CASE {string.Concat(_refusals.Select((r, i) => string.Create(CultureInfo.InvariantCulture, $"WHEN {r.Condition} THEN {i} ")))}END";
            List<Counted> counts = await db.QueryAsync<Counted>(Sql("repair/count-reasons", ("Table", source), ("Reason", number)), null, cancellationToken).ConfigureAwait(false);
            refused = [.. counts.OrderBy(c => c.Reason).Select(c => (_refusals[(int)c.Reason], c.RowCount))];
        }

        List<(KeyShape, long)> twins = [];
        foreach (KeyShape key in LackingKeys())
        {
            long rows = await db.ScalarAsync<long>(Sql("repair/count-twins", ("Table", source), ("Reason", Reason(r => "1")), ("Key", Key(key, "m"))), null, cancellationToken).ConfigureAwait(false);
            if (rows > 0)
                twins.Add((key, rows));
        }

        List<(ColumnTakeover, long)> rewritten = [];
        foreach (ColumnTakeover column in _columns.Values.Where(c => c.IsConvertible && c.Rewriting() is not null))
        {
            long rows = await db.ScalarAsync<long>(Sql("repair/count-where", ("Table", source), ("Condition", column.Rewriting()!.Value.Reason.Condition)), null, cancellationToken).ConfigureAwait(false);
            if (rows > 0)
                rewritten.Add((column, rows));
        }

        return new TableRows(refused, twins, rewritten);
    }

    /// <summary>The statements, in order, each by itself.</summary>
    public IEnumerable<string> Statements(TableRows rows)
    {
        if (_change.IsEmpty)
            yield break;
        if (_change.First(rows) is { Length: > 0 } first)
            yield return Sql("repair/change-table", ("Clauses", first));
        if (rows.AreTouched)
        {
            yield return Sql("repair/lenient");
            if (rows.AreMoved)
                yield return Sql("repair/side-table", ("Side", Quote(_side)), ("Columns", Columns("m")));
            yield return Sql("repair/hold");
            yield return Sql("repair/lock", ("Tables", Locked(rows.AreMoved)));
            foreach (string statement in Moves(rows))
                yield return statement;
            yield return Sql("session/commit");
            yield return Sql("repair/strict-change");
        }

        yield return Sql("repair/change-table", ("Clauses", _change.All(rows)));
        if (rows.AreTouched)
        {
            yield return Sql("repair/unlock");
            yield return Sql("repair/let-go");
        }
    }

    /// <summary>What is told of the rows, for people.</summary>
    public IEnumerable<RowsInTheWay> Told(TableRows rows)
    {
        foreach ((RowReason reason, long count) in rows.Refused)
            yield return new(_shipped.Name, T($"{reason.Text()}: such a row cannot stay and moves to {_side}."), count, ShowOf(reason));
        foreach ((KeyShape key, long count) in rows.Twins)
            yield return new(_shipped.Name, T($"Another row has the same key ({string.Join(", ", key.Columns)}): of each key the row stays that has the most values, among equals the newest; the others move to {_side}."), count, Sql("repair/show-twins", ("Key", Key(key, "m"))));
        foreach ((ColumnTakeover column, long count) in rows.Rewritten)
            yield return new(_shipped.Name, T($"{column.Rewriting()!.Value.Reason.Text()}; the row stays."), count, null);
    }

    /// <summary>What the owner must know of the columns.</summary>
    public IEnumerable<string> Notes()
    {
        if (_change.IsEmpty)
            yield break;
        foreach (ColumnTakeover column in _columns.Values)
        {
            if (!column.IsConvertible)
                yield return T($"{column.Shipped.Name} is {column.Live.Type}, which no statement turns into {column.Shipped.Type} for sure: it stays as it is. Add a column of the right type, fill it, and exchange the two.");
            if (column.Live.Extra.Contains("auto_increment", StringComparison.Ordinal))
                yield return T($"{column.Shipped.Name} no longer numbers itself: programs that leave it out must give it a value from now on.");
        }
    }

    IEnumerable<string> Moves(TableRows rows)
    {
        (string, string) side = ("Side", Quote(_side)), names = ("Names", Names(_live.Columns)), listed = ("Listed", Listed()), columns = ("Columns", Columns("m"));
        if (rows.Refused.Count > 0)
        {
            string reason = Reason(r => _dialect.Literal(InEnglish(r.Text)));
            yield return Sql("repair/set-aside", side, names, listed, columns, ("Reason", reason));
            yield return Sql("repair/take-out", ("Reason", reason));
        }

        foreach ((KeyShape key, _) in rows.Twins)
        {
            yield return Sql("repair/set-aside-twins", side, names, listed, columns, ("Key", Key(key, "m")), ("Order", Order()), ("Reason", _dialect.Literal(InEnglish(() => T($"another row has the same key")))));
            yield return Sql("repair/take-out-twins", side, ("SideKey", SideKey(key)), ("Same", string.Join(" AND ", key.Columns.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"d.K{i} = {_columns[c].Value("m")}")))));
            ColumnShape[] ordinary = [.. _live.Columns.Where(c => !IsGenerated(c))];
            yield return Sql("repair/put-back", side, ("Names", Names(ordinary)), ("Columns", string.Join(", ", ordinary.Select(c => $"s.{Quote(c.Name)}"))));
            yield return Sql("repair/forget-stayed", side);
        }

        if (rows.Rewritten.Count > 0)
        {
            string[] values = [.. rows.Rewritten.Select(r => $"m.{Quote(r.Column.Live.Name)} = {r.Column.Rewriting()!.Value.Value}"), .. _live.Columns.Where(c => c.Extra.Contains("on update", StringComparison.Ordinal) && rows.Rewritten.All(r => r.Column.Live != c)).Select(c => $"m.{Quote(c.Name)} = m.{Quote(c.Name)}")];
            yield return Sql("repair/fill", ("Values", string.Join(", ", values)), ("Condition", string.Join(" OR ", rows.Rewritten.Select(r => $"({r.Column.Rewriting()!.Value.Reason.Condition})"))));
        }
    }

    /// <summary>Checks that hold already are not asked about.</summary>
    IEnumerable<RowReason> BrokenChecks() =>
        from check in _shipped.Checks
        where !_live.Checks.Any(c => c.Meaning == check.Meaning && !c.IsOff)
        select new RowReason(() => T($"breaks {check.Name}"), $"NOT ({BackTicked().Replace(check.Text, m => _columns.TryGetValue(m.Groups[1].Value, out ColumnTakeover? column) ? column.Value("m") : "NULL")})");

    /// <summary>Of two unique keys of which one holds the other's columns, the shorter one decides.</summary>
    IEnumerable<KeyShape> LackingKeys() =>
        from key in _shipped.Keys
        where key.IsUnique && !_live.Keys.Any(k => k.Matches(key)) && key.Columns.All(_columns.ContainsKey)
        where !_shipped.Keys.Any(other => other != key && other.IsUnique && other.Columns.Count < key.Columns.Count && other.Columns.All(key.Has))
        select key;

    /// <summary>For the count: the table with its lacking columns, which are not there yet.</summary>
    string Source()
    {
        ColumnShape[] added = [.. _live.Columns.Where(c => _change.IsAdded(c))];
        return added.Length == 0 ? Quote(_shipped.Name) : $"(SELECT t.*, {string.Join(", ", added.Select(c => $"NULL AS {Quote(c.Name)}"))} FROM {Quote(_shipped.Name)} t)";
    }

    string? ShowOf(RowReason reason) => _change.HasAdded ? null : Sql("repair/show-where", ("Condition", reason.Condition));

    string Reason(Func<RowReason, string> word) => _refusals.Count == 0 ? "(NULL)" : $"CASE {string.Concat(_refusals.Select(r => $"WHEN {r.Condition} THEN {word(r)} "))}END";

    string Key(KeyShape key, string alias) => string.Join(", ", key.Columns.Select(c => _columns[c].Value(alias)));

    string SideKey(KeyShape key) => string.Join(", ", key.Columns.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"{_columns[c].Value("s")} AS K{i}")));

    /// <summary>The most values first, then the newest by its own number, then anything that is always the same.</summary>
    string Order()
    {
        string filled = string.Join(" + ", _live.Columns.Select(c => $"(m.{Quote(c.Name)} IS NOT NULL)"));
        IEnumerable<string> numbers = _live.Columns.Where(c => c.Extra.Contains("auto_increment", StringComparison.Ordinal)).Select(c => $"m.{Quote(c.Name)} DESC");
        return string.Join(", ", [$"{filled} DESC", .. numbers, .. _live.Columns.Select(c => $"m.{Quote(c.Name)} DESC")]);
    }

    string Locked(bool withSide)
    {
        string table = Quote(_shipped.Name), side = Quote(_side);
        return $"{table} WRITE, {table} AS m WRITE" + (withSide ? $", {side} WRITE, {side} AS s WRITE" : "");
    }

    string Names(IEnumerable<ColumnShape> columns) => string.Join(", ", columns.Select(c => Quote(c.Name)));

    string Listed() => string.Join(", ", _live.Columns.Select(c => $"x.{Quote(c.Name)}"));

    string Columns(string alias) => string.Join(", ", _live.Columns.Select(c => $"{alias}.{Quote(c.Name)}"));

    static bool IsGenerated(ColumnShape column) => column.Extra.Contains("generated", StringComparison.Ordinal) || column.Extra.Contains("virtual", StringComparison.Ordinal) || column.Extra.Contains("persistent", StringComparison.Ordinal);

    string Quote(string name) => _dialect.Quote(name);

    string Sql(string name, params (string Name, string Value)[] variables) => TableRepairs.Sql(_dialect, Quote(_shipped.Name), name, variables);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex BackTicked();

    sealed class Counted
    {
        public long Reason { get; set; }

        public long RowCount { get; set; }
    }
}
