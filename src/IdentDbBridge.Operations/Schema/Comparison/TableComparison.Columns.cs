using IdentDbBridge.Schema.Reports;
using IdentDbBridge.Schema.Shapes;

namespace IdentDbBridge.Schema.Comparison;

sealed partial class TableComparison
{
    IEnumerable<Difference> Columns()
    {
        foreach (ColumnShape column in _shipped.Columns)
        {
            if (_live.Column(column.Name) is { } live)
            {
                foreach (Difference difference in Column(column, live))
                    yield return difference;
            }
            else
            {
                yield return Missing(column);
            }
        }

        foreach (ColumnShape column in _live.Columns.Where(c => _shipped.Column(c.Name) is null))
            yield return Extra(column);
        string[] shipped = [.. _shipped.Columns.Where(c => _live.Column(c.Name) is not null).Select(c => c.Name)];
        string[] there = [.. _live.Columns.Where(c => _shipped.Column(c.Name) is not null).Select(c => c.Name)];
        if (!shipped.SequenceEqual(there, StringComparer.OrdinalIgnoreCase))
            yield return Order();
    }

    IEnumerable<Difference> Column(ColumnShape shipped, ColumnShape live)
    {
        string column = $"{_shipped.Name}.{shipped.Name}";
        bool isType = shipped.SqlType != live.SqlType;
        if (isType)
            yield return OfType(shipped, live);
        if (shipped.IsNullable != live.IsNullable)
            yield return OfNull(shipped);
        if (live.DefaultText is { } text)
            yield return Of(DifferenceKind.ColumnDefault, shipped.Name, Severity.Harmless, T($"{column} has the default {text}."), T($"Who leaves the column out of an INSERT leaves this value there, and not nothing.")) with { Repair = _repairs.ChangeColumn(shipped) };
        string collation = shipped.Collation ?? _live.Collation ?? "";
        if (!isType && live.Collation is { } other && !collation.Equals(other, StringComparison.OrdinalIgnoreCase))
            yield return OfCollation(shipped, collation, other);
        if (!shipped.Extra.Equals(live.Extra, StringComparison.OrdinalIgnoreCase))
            yield return OfExtras(shipped, live);
    }

    Difference Missing(ColumnShape column) => Of(DifferenceKind.ColumnMissing, column.Name, _reader, T($"{_shipped.Name}.{column.Name} is not there."), T($"Whoever names the column in a statement, IDENT or the bridge, gets an error.")) with
    {
        Repair = _repairs.AddColumn(column),
        Note = column.IsNullable ? null : T($"On a table with rows this fails, or gives the old rows an empty value: the column needs one. Then add it as NULL, fill it, and run verify again."),
    };

    Difference Extra(ColumnShape column)
    {
        bool blocks = !column.IsNullable && column.DefaultText is null && column.Extra.Length == 0;
        string what = T($"{_shipped.Name} has a column {column.Name} that no script made.");
        if (!blocks)
        {
            return Of(DifferenceKind.ColumnExtra, column.Name, Severity.Harmless, what, T($"It may be left out of an INSERT, so nobody is stopped.")) with
            {
                Note = T($"Leave it, or drop it by hand when nobody needs its values."),
            };
        }

        IReadOnlyList<string> repair = _repairs.LoosenColumn(column);
        return Of(DifferenceKind.ColumnExtra, column.Name, _writer, what, T($"It wants a value and has no default, so every INSERT that does not know it is refused.")) with
        {
            Repair = repair,
            Note = repair.Count == 0 ? T($"Drop the column by hand when nobody needs its values.") : T($"The column stays, and may be left out from then on."),
        };
    }

    Difference Order()
    {
        IReadOnlyList<string> repair = _repairs.OrderColumns();
        bool isSchedule = _writer == Severity.BreaksIdent;
        return Of(DifferenceKind.ColumnOrder, null, isSchedule ? _writer : Severity.Harmless, T($"The columns of {_shipped.Name} stand in another order."), isSchedule
            ? T($"Whether IDENT names its columns when it writes is not known; if not, values land in the wrong ones.")
            : T($"The bridge names the columns, and IDENT reads them by name as far as is known.")) with
        {
            Repair = repair,
            Note = repair.Count == 0 ? T($"This server cannot change the order: create the table anew beside it by the shipped statements, copy the rows with the columns named, and exchange the two by renaming.") : _repairs.RenewalNote,
            Remedy = repair.Count == 0 ? new(RemedyKind.WriteScript) : null,
        };
    }

    Difference OfType(ColumnShape shipped, ColumnShape live)
    {
        IReadOnlyList<string> repair = _repairs.ChangeColumn(shipped);
        (Severity severity, string why) = Judge(shipped.SqlType, live.SqlType);
        return Of(DifferenceKind.ColumnType, shipped.Name, severity, T($"{_shipped.Name}.{shipped.Name} is {live.Type}, not {shipped.Type}."), why) with
        {
            Repair = repair,
            Note = Unchangeable(repair) ?? T($"Fails, and changes nothing, when a row holds a value that the right type does not take; finer times are rounded, which can make two keys equal."),
        };
    }

    (Severity Severity, string Why) Judge(SqlType shipped, SqlType live)
    {
        if (shipped.Family != live.Family)
            return shipped.Family == TypeFamily.Boolean && live.Family == TypeFamily.Integer ? (Severity.BreaksBridge, T($"A number is not read as yes or no.")) : (_reader, T($"Values of another kind are written and read there: an error, or nonsense."));
        switch (shipped.Family)
        {
            case TypeFamily.Text when shipped.IsNational && !live.IsNational:
                return (_reader, T($"Letters outside the column's code page, Russian or emoji, become question marks."));
            case TypeFamily.Text when live.Capacity < shipped.Capacity:
                return (_writer, T($"A longer text, allowed by the rules, is refused or cut."));
            case TypeFamily.Text when shipped.IsFixed != live.IsFixed:
                return (Severity.BreaksBridge, T($"Texts get or lose blanks at their end, and are no longer equal to what was written."));
            case TypeFamily.Integer when live.Width < shipped.Width:
                return (_writer, T($"A number that the right type holds is refused."));
            case TypeFamily.Time:
                return (Severity.BreaksBridge, T($"Times have another precision: what is looked up to the second is not found, or two rows count as different that are one."));
            default:
                return (Severity.Harmless, T($"It holds all that the right type holds."));
        }
    }

    Difference OfNull(ColumnShape shipped)
    {
        IReadOnlyList<string> repair = _repairs.ChangeColumn(shipped);
        string column = $"{_shipped.Name}.{shipped.Name}";
        return shipped.IsNullable
            ? Of(DifferenceKind.ColumnNull, shipped.Name, _writer, T($"{column} refuses NULL."), T($"The value is optional: whoever has none cannot write the row.")) with { Repair = repair, Note = Unchangeable(repair) }
            : Of(DifferenceKind.ColumnNull, shipped.Name, _reader, T($"{column} allows NULL."), T($"Rows get in without a value that IDENT and the keys need.")) with
            {
                Repair = repair,
                Note = Unchangeable(repair) ?? (_repairs.Fill(shipped).Count > 0 ? T($"Where it is NULL, it becomes an empty text: a hidden caller.") : T($"Fails, and changes nothing, while a row holds NULL there: fill in a value, or delete such rows, first.")),
                Count = _repairs.Fill(shipped).Count > 0 ? null : _repairs.CountNulls(shipped),
            };
    }

    Difference OfCollation(ColumnShape shipped, string collation, string live)
    {
        string what = T($"{_shipped.Name}.{shipped.Name} has the collation {live}, not {collation}.");
        // Before the first underscore stands the character set, on MySQL and MariaDB; SQL Server's n-types take all characters.
        bool isCharset = !shipped.SqlType.IsNational && live.Split('_')[0] != collation.Split('_')[0];
        bool isKey = collation.Contains("bin", StringComparison.OrdinalIgnoreCase);
        (Severity severity, string why) = isCharset && live.StartsWith("utf8", StringComparison.Ordinal) ? (_reader, T($"Emoji and rare letters are refused or lost, and drivers such as MySql.Data 6 and 8.0 cannot read the column."))
            : isCharset ? (_reader, T($"Its character set lacks characters: Russian text or emoji are refused or become question marks."))
            : isKey ? (Severity.BreaksBridge, T($"Keys that differ in case or accents only count as one, and the second row is refused."))
            : (Severity.Harmless, T($"Only sorting and comparing by hand follow it."));
        return Of(DifferenceKind.ColumnCollation, shipped.Name, severity, what, why) with { Repair = _repairs.ChangeColumn(shipped), Note = isCharset ? T($"Characters that were lost already do not come back.") : null };
    }

    Difference OfExtras(ColumnShape shipped, ColumnShape live)
    {
        IReadOnlyList<string> repair = _repairs.ChangeColumn(shipped);
        bool isUpdate = live.Extra.Contains("on update", StringComparison.OrdinalIgnoreCase);
        return Of(DifferenceKind.ColumnExtras, shipped.Name, isUpdate ? _reader : _writer, T($"{_shipped.Name}.{shipped.Name} is no ordinary column: '{live.Extra}'."), isUpdate
            ? T($"The server changes it at every correction of the row, and IDENT takes the row for another one.")
            : T($"The server fills it or hides it, and what is written there is refused or replaced.")) with
        {
            Repair = repair,
            Note = Unchangeable(repair) ?? _repairs.RenewalNote,
        };
    }

    static string? Unchangeable(IReadOnlyList<string> repair) => repair.Count == 0 ? T($"This server cannot change such a column: add an ordinary one, copy the values, drop the old one and give the new one its name.") : null;
}
