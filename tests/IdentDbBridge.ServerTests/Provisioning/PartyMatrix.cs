using IdentDbBridge.Access;

namespace IdentDbBridge.ServerTests.Provisioning;

/// <summary>Which party may do what with which table, written down a second time.</summary>
static class PartyMatrix
{
    /// <summary>Each table by its block or name, with a column that is not in its key.</summary>
    public static readonly (string Table, string Column)[] Tables =
    [
        ("FinishedCalls", "LineDescription"), ("OngoingCalls", "LineDescription"), ("Tickets", "Comment"),
        ("Branches", "Name"), ("Doctors", "Name"), ("Intervals", "LengthInMinutes"),
        ("IdentBridge_Calls", "PhoneTo"), ("IdentBridge_Schedule", "Fingerprint"), ("IdentBridge_History", "Reason"),
        ("IdentBridge_Migrations", "Error"), ("IdentBridge_MigrationAudit", "Reason"), ("IdentBridge_RunLock", "Host"), ("schemaversions", "ScriptName"),
        ("Notes", "Body"),
    ];

    static readonly Dictionary<Party, Dictionary<string, string>> Rights = new()
    {
        [Party.Ident] = new() { ["FinishedCalls"] = "S", ["OngoingCalls"] = "S", ["Tickets"] = "S", ["Branches"] = "SIUD", ["Doctors"] = "SIUD", ["Intervals"] = "SIUD" },
        [Party.Telephony] = new() { ["FinishedCalls"] = "SIU", ["OngoingCalls"] = "SIUD", ["IdentBridge_Calls"] = "SIU", ["IdentBridge_Migrations"] = "S" },
        [Party.Web] = new() { ["Tickets"] = "SIU", ["Branches"] = "S", ["Doctors"] = "S", ["Intervals"] = "S", ["IdentBridge_Schedule"] = "SIU", ["IdentBridge_Migrations"] = "S" },
        [Party.Gateway] = new()
        {
            ["FinishedCalls"] = "SIUD",
            ["OngoingCalls"] = "SIUD",
            ["Tickets"] = "SIUD",
            ["Branches"] = "SIUD",
            ["Doctors"] = "SIUD",
            ["Intervals"] = "SIUD",
            ["IdentBridge_Calls"] = "SIUD",
            ["IdentBridge_Schedule"] = "SIU",
            ["IdentBridge_History"] = "SID",
            ["IdentBridge_Migrations"] = "S",
            ["IdentBridge_MigrationAudit"] = "I",
        },
        [Party.Reader] = new() { ["FinishedCalls"] = "S", ["OngoingCalls"] = "S", ["Tickets"] = "S", ["Branches"] = "S", ["Doctors"] = "S", ["Intervals"] = "S" },
    };

    /// <summary>The tables that the party reads, by their names.</summary>
    public static IEnumerable<string> Readable(Party party, IReadOnlyDictionary<string, string> names) =>
        Rights[party].Where(r => r.Value.Contains('S', StringComparison.Ordinal)).Select(r => names.GetValueOrDefault(r.Key, r.Key));

    /// <summary>Every operation on every table, which changes no row, and whether it is allowed.</summary>
    public static IEnumerable<(string Sql, bool Allowed)> Operations(Party party, IReadOnlyDictionary<string, string> names)
    {
        foreach (var (table, column) in Tables)
        {
            var name = names.GetValueOrDefault(table, table);
            var rights = Rights[party].GetValueOrDefault(table, "");
            yield return ($"SELECT COUNT(*) FROM {name}", rights.Contains('S', StringComparison.Ordinal));
            yield return ($"INSERT INTO {name} ({column}) SELECT '1' FROM (SELECT 1 AS one) AS o WHERE 1 = 0", rights.Contains('I', StringComparison.Ordinal));
            yield return ($"UPDATE {name} SET {column} = '1' WHERE 1 = 0", rights.Contains('U', StringComparison.Ordinal));
            yield return ($"DELETE FROM {name} WHERE 1 = 0", rights.Contains('D', StringComparison.Ordinal));
        }

        foreach (var name in names.Values)
        {
            yield return ($"ALTER TABLE {name} ADD Extra int NULL", false);
            yield return ($"DROP TABLE {name}", false);
            yield return ($"TRUNCATE TABLE {name}", false);
            yield return ($"CREATE INDEX IX_Extra ON {name} ({Tables.Single(t => names.GetValueOrDefault(t.Table) == name).Column})", false);
        }

        yield return ("CREATE TABLE Extra (Id int NOT NULL)", false);
        yield return ($"CREATE VIEW Extra AS SELECT COUNT(*) AS Rows_ FROM {names["FinishedCalls"]}", false);
        yield return ("DROP TABLE Notes", false);
    }
}
