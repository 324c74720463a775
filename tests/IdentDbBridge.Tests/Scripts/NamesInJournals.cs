using IdentDbBridge.Installed;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Tests.Scripts;

/// <summary>Which row of DbUp's journal is about which script: DbUp writes file names, and of embedded resources Namespace.Folder.File.sql.</summary>
public sealed class NamesInJournals
{
    [Theory]
    [InlineData("a.sql", "a.sql", true)]
    [InlineData("a.sql", "Clinic.Scripts.a.sql", true)]
    [InlineData("a.sql", ".a.sql", true)]
    [InlineData("a.sql", "xa.sql", false)]
    [InlineData("a.sql", "a.sql.bak", false)]
    [InlineData("a.sql", "A.sql", false)]
    [InlineData("Scripts.a.sql", "Clinic.Scripts.a.sql", true)]
    public void Are_a_script_s_own_or_end_with_it_behind_a_dot(string script, string journaled, bool isIts)
    {
        MigrationPlan plan = Plan([script], [journaled]);
        Assert.Equal(isIts ? ScriptState.Unverified : ScriptState.Pending, plan.Scripts[0].State);
        Assert.Equal(isIts ? 1 : 2, plan.Scripts.Count);
        Assert.Equal(isIts && script != journaled, plan.Scripts[0].IsEmbeddedName);
    }

    [Fact]
    public void Of_an_own_row_go_before_those_of_an_embedded_one()
    {
        foreach (string[] rows in (string[][])[["a.sql", "X.a.sql"], ["X.a.sql", "a.sql"]])
        {
            PlannedScript planned = Assert.Single(Plan(["a.sql"], rows).Scripts);
            Assert.Equal(("a.sql", false, "a.sql"), (planned.Applied!.ScriptName, planned.IsEmbeddedName, planned.JournalName));
        }

        // Of two embedded ones, and of two own ones, the first.
        Assert.Equal("X.a.sql", Plan(["a.sql"], ["X.a.sql", "Y.a.sql"]).Scripts[0].Applied!.ScriptName);
        MigrationPlan twice = MigrationPlan.Create([Script("a.sql")], State([Row("a.sql") with { AppliedLocal = new(2026, 1, 1) }, Row("a.sql") with { AppliedLocal = new(2026, 1, 2) }]), _ => []);
        Assert.Equal(new DateTime(2026, 1, 1), Assert.Single(twice.Scripts).Applied!.AppliedLocal);
    }

    [Fact]
    public void Of_one_row_can_be_those_of_several_scripts_but_not_of_one_that_bears_the_whole_name()
    {
        Assert.Equal([ScriptState.Unverified, ScriptState.Unverified], Plan(["a.sql", "b.a.sql"], ["X.b.a.sql"]).Scripts.Select(s => s.State));
        Assert.Equal([ScriptState.Unverified, ScriptState.Pending], Plan(["b.a.sql", "a.sql"], ["b.a.sql"]).Scripts.Select(s => s.State));
    }

    [Fact]
    public void Of_new_scripts_are_those_that_DbUp_will_look_for()
    {
        MigrationPlan plan = Plan(["0001.sql", "0002.sql", "0003.sql"], ["Clinic.Scripts.0001.sql", "Clinic.Old.0002.sql"]);
        Assert.Equal(["Clinic.Old.0001.sql", "Clinic.Old.0002.sql", "Clinic.Old.0003.sql"], plan.Scripts.Select(s => s.JournalName));
        // Only of the same origin.
        MigrationPlan mixed = MigrationPlan.Create([new("0001.sql", ScriptOrigin.Bundled, "select 1", MySqlSplitter.Instance), Script("0002.sql")], State([Row("X.0001.sql")]), _ => []);
        Assert.Equal(["X.0001.sql", "0002.sql"], mixed.Scripts.Select(s => s.JournalName));
    }

    [Fact]
    public void Are_the_same_where_the_runner_of_before_named_its_scripts_otherwise()
    {
        static bool Same(string journaled, string script) => journaled.Equals($"scripts/{script}", StringComparison.Ordinal);
        ScriptRecord record = new() { ScriptName = "scripts/a.sql", State = "applied", Checksum = Script("a.sql").Checksum, ToolVersion = "1" };
        MigrationPlan plan = MigrationPlan.Create([Script("a.sql"), Script("b.sql")], State([Row("scripts/a.sql"), Row("scripts/c.sql")], record), _ => [], Same);
        Assert.Equal(["a.sql Applied", "b.sql Pending", "scripts/c.sql Missing"], plan.Scripts.Select(s => $"{s.Name} {s.State}"));
        Assert.Same(record, plan.Scripts[0].Record);
        Assert.Null(plan.Scripts[1].Record);
        // A record of a script's own name is nobody else's.
        MigrationPlan own = MigrationPlan.Create([Script("scripts/a.sql"), Script("a.sql")], State([], record), _ => [], Same);
        Assert.Equal([ScriptState.Unjournaled, ScriptState.Pending], own.Scripts.Select(s => s.State));
        ScriptRecord itself = record with { ScriptName = "a.sql" };
        Assert.Same(itself, Assert.Single(MigrationPlan.Create([Script("a.sql")], State([Row("a.sql")], record, itself), _ => [], Same).Scripts, s => s.Name == "a.sql").Record);
        // One that is the same by both rules.
        Assert.Single(MigrationPlan.Create([Script("a.sql")], State([Row("X.a.sql")]), _ => [], (journaled, script) => journaled.EndsWith(script, StringComparison.Ordinal)).Scripts);
        // Letter by letter without such a rule.
        Assert.Equal(["a.sql Pending", "scripts/a.sql Missing"], MigrationPlan.Create([Script("a.sql")], State([Row("scripts/a.sql")], record), _ => []).Scripts.Select(s => $"{s.Name} {s.State}"));
    }

    static MigrationPlan Plan(string[] scripts, string[] applied) => MigrationPlan.Create([.. scripts.Select(Script)], State([.. applied.Select(Row)]), _ => []);

    static MigrationScript Script(string name) => new(name, ScriptOrigin.Clinic, "select 1", MySqlSplitter.Instance);

    static AppliedRecord Row(string name) => new() { ScriptName = name };

    static JournalState State(AppliedRecord[] applied, params ScriptRecord[] records) => new(new HashSet<string>(), applied, records.ToDictionary(r => r.ScriptName));
}
