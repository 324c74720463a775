using IdentDbBridge.Data;
using IdentDbBridge.Schema.Repairs;
using IdentDbBridge.Schema.Reports;
using IdentDbBridge.Schema.Shapes;

namespace IdentDbBridge.Schema.Comparison;

/// <summary>One table as it is, beside what the scripts make. The differences come in the order in which their repairs can be run.</summary>
sealed partial class TableComparison
{
    readonly TableShape _shipped;
    readonly TableShape _live;
    readonly TableRepairs _repairs;

    /// <summary>What IDENT meets: the bridge only, for its own tables.</summary>
    readonly Severity _reader;

    /// <summary>What whoever writes the table meets: IDENT writes the schedule, the bridge all else.</summary>
    readonly Severity _writer;

    public TableComparison(IDialect dialect, TableShape shipped, TableShape live, bool isExchange, bool isSchedule)
    {
        _shipped = shipped;
        _live = live;
        _repairs = TableRepairs.For(dialect, shipped, live, isSchedule);
        _reader = isExchange ? Severity.BreaksIdent : Severity.BreaksBridge;
        _writer = isSchedule ? Severity.BreaksIdent : Severity.BreaksBridge;
    }

    public IEnumerable<Difference> Differences()
    {
        if (_live.IsView)
        {
            return
            [
                Of(DifferenceKind.View, null, _reader, T($"{_shipped.Name} is a view, not a table."), T($"A view has no keys of its own and may refuse what is written to it.")) with
                {
                    Note = T($"No statement can turn it into a table without knowing what is behind it. Drop or rename the view, have the table created, and copy the rows of the view into it."),
                    Remedy = new(RemedyKind.ApplyScripts),
                },
            ];
        }

        return [.. Kind(), .. Obstacles(), .. Columns(), .. Keys(), .. Checks()];
    }

    IEnumerable<Difference> Kind()
    {
        if (_shipped.Engine is { } engine && !engine.Equals(_live.Engine, StringComparison.OrdinalIgnoreCase))
        {
            yield return Of(DifferenceKind.TableKind, null, Severity.BreaksBridge, T($"{_shipped.Name} is of the kind '{_live.Engine}', not '{engine}'."), T($"The bridge relies on transactions and checks that this kind of table does not have.")) with
            {
                Repair = _repairs.SetKind(),
                Note = T($"The table is written anew and is locked meanwhile; a row that its checks or types refuse makes the repair fail, and nothing is changed."),
            };
        }
        else if (_shipped.RowFormat is { } format && !format.Equals(_live.RowFormat, StringComparison.OrdinalIgnoreCase))
        {
            yield return Of(DifferenceKind.TableKind, null, Severity.Harmless, T($"{_shipped.Name} has the row format '{_live.RowFormat}', not '{format}'."), T($"Keys that are there work; a longer one could be refused.")) with { Repair = _repairs.SetKind() };
        }

        if (_shipped.Collation is { } collation && !collation.Equals(_live.Collation, StringComparison.OrdinalIgnoreCase))
            yield return Of(DifferenceKind.TableCollation, null, Severity.Harmless, T($"New columns of {_shipped.Name} would get the collation '{_live.Collation}', not '{collation}'."), T($"The columns that are there keep their own.")) with { Repair = _repairs.SetCollation() };
    }

    /// <summary>What stands in the way of every INSERT or DELETE.</summary>
    IEnumerable<Difference> Obstacles()
    {
        foreach (string trigger in _live.Triggers)
        {
            yield return Of(DifferenceKind.Trigger, trigger, _writer, T($"{_shipped.Name} has the trigger {trigger}."), T($"It runs inside every write, and what it does or where it fails takes the write with it.")) with
            {
                Repair = _repairs.DropTrigger(trigger),
                Note = T($"Keep its text before you drop it: somebody may rely on what it does."),
            };
        }

        foreach (ForeignKeyRow key in _live.ForeignKeys)
        {
            yield return Of(DifferenceKind.ForeignKey, key.Name, _writer, T($"A foreign key leads from {key.TableName} to {key.ReferencedTable}."), T($"In which order IDENT deletes and inserts is not known, so the key can refuse its writes.")) with
            {
                Repair = _repairs.DropForeignKey(key),
                Note = _repairs.DropForeignKey(key).Count == 0 ? T($"Make the table {key.TableName} anew without the foreign key.") : null,
            };
        }
    }

    Difference Of(DifferenceKind kind, string? name, Severity severity, string what, string why) => new()
    {
        Kind = kind,
        Table = _shipped.Name,
        Name = name,
        Severity = severity,
        What = what,
        Why = why,
    };
}
