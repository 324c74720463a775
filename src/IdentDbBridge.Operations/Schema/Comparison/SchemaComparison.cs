using IdentDbBridge.Data;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Schema.Reports;
using IdentDbBridge.Schema.Shapes;

namespace IdentDbBridge.Schema.Comparison;

/// <summary>All tables as they are, beside what the scripts make.</summary>
sealed class SchemaComparison(IDialect dialect, ExchangeTables names, IReadOnlyDictionary<string, TableShape> live)
{
    static readonly string[] Schedule = ["Branches", "Doctors", "Intervals"];

    /// <summary>What differs in the tables of the scripts; a table that is not there is left out where its script is pending.</summary>
    public IEnumerable<Difference> Tables(IEnumerable<TableShape> shipped, Func<TableShape, bool> isPending)
    {
        HashSet<(string, string?)> foreignKeys = [];
        foreach (TableShape table in shipped)
        {
            if (live.TryGetValue(table.Name, out TableShape? found))
            {
                // One between two of the tables is met at both.
                foreach (Difference difference in new TableComparison(dialect, table, found, IsExchange(table), IsSchedule(table)).Differences())
                {
                    if (difference.Kind != DifferenceKind.ForeignKey || foreignKeys.Add((difference.What, difference.Name)))
                        yield return difference;
                }
            }
            else if (!isPending(table))
            {
                yield return Missing(table);
            }
        }
    }

    /// <summary>What the journal says that the scripts do not, and what has not been run yet.</summary>
    public static IEnumerable<Difference> Journal(MigrationPlan plan)
    {
        foreach (PlannedScript script in plan.Scripts.Where(s => s.Problem is not null || s.State.IsPending()))
        {
            yield return new Difference
            {
                Kind = DifferenceKind.Journal,
                Table = script.Name,
                Severity = Severity.BreaksBridge,
                What = script.Problem ?? T($"{script.Name} was not applied, or not wholly."),
                Why = T($"Runs of these scripts and DbUp rely on the journal: they would refuse to run, or run a script again."),
                Remedy = script.Problem is null ? new(RemedyKind.ApplyScripts) : script.Remedy,
            };
        }
    }

    public Difference Missing(TableShape table) => new()
    {
        Kind = DifferenceKind.TableMissing,
        Table = table.Name,
        Severity = IsExchange(table) ? Severity.BreaksIdent : Severity.BreaksBridge,
        What = T($"There is no table {table.Name}."),
        Why = IsExchange(table) ? T($"IDENT gets an error at every poll.") : T($"The bridge keeps there what it must know about calls and the schedule."),
        Repair = table.Create,
        Note = T($"If it was renamed, give its name or rename it back. Rows that were in it come back from a backup only."),
        Remedy = names.Names.FirstOrDefault(n => IsNamed(table, n.Value)).Key is { } block ? new(RemedyKind.NameTable, block) : null,
    };

    bool IsExchange(TableShape table) => names.Names.Values.Any(n => IsNamed(table, n));

    bool IsSchedule(TableShape table) => Schedule.Any(b => IsNamed(table, names.Names[b]));

    static bool IsNamed(TableShape table, string name) => string.Equals(name, table.Name, StringComparison.OrdinalIgnoreCase);
}
