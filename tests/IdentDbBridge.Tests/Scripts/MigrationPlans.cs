using IdentDbBridge.Installed;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Tests.Scripts;

/// <summary>What a run would do, from scripts and journal alone.</summary>
public sealed class MigrationPlans
{
    const string Text = "insert into t values (1); insert into t values (2); insert into t values (3)";

    [Fact]
    public void Of_a_new_database_are_all_scripts_in_order()
    {
        MigrationPlan plan = Plan([Ours("0001_a.sql"), Ours("0002_b.sql"), Clinics("0001_c.sql")]);
        Assert.Equal(["0001_a.sql Pending", "0002_b.sql Pending", "0001_c.sql Pending"], States(plan));
        Assert.Equal(["0001_a.sql", "0002_b.sql", "0001_c.sql"], plan.Steps.Select(s => s.Name));
        Assert.Equal(["0001_a.sql", "0002_b.sql", "0001_c.sql"], plan.Scripts.Select(s => s.JournalName));
        Assert.Empty(plan.Problems);
    }

    [Theory]
    // the side table's state and checksum, whether DbUp's journal has it; what the script's state is, and whether a run stops
    [InlineData("applied", true, true, ScriptState.Applied, false)]
    [InlineData("applied", false, true, ScriptState.Changed, true)]
    [InlineData("applied", null, true, ScriptState.Unverified, false)]
    [InlineData("applied", true, false, ScriptState.Unjournaled, true)]
    [InlineData("applied", false, false, ScriptState.Unjournaled, true)]
    [InlineData("running", null, true, ScriptState.Unverified, false)]
    [InlineData("failed", null, true, ScriptState.Unverified, false)]
    [InlineData("failed", null, false, ScriptState.Pending, false)]
    [InlineData("allowed", null, false, ScriptState.Pending, false)]
    [InlineData(null, null, true, ScriptState.Unverified, false)]
    [InlineData(null, null, false, ScriptState.Pending, false)]
    public void Tell_a_script_s_state_from_both_journals(string? state, bool? sameChecksum, bool isJournaled, ScriptState expected, bool stops)
    {
        MigrationScript script = Clinics("0001_a.sql");
        ScriptRecord? record = state is null ? null : Record(script, state) with { Checksum = sameChecksum is null ? null : sameChecksum.Value ? script.Checksum : "another" };
        MigrationPlan plan = Plan([script], isJournaled ? ["0001_a.sql"] : [], record is null ? [] : [record]);
        PlannedScript planned = Assert.Single(plan.Scripts);
        Assert.Equal((expected, stops, expected == ScriptState.Pending), (planned.State, plan.Problems.Count == 1, plan.Steps.Count == 1));
        Assert.Equal((record, isJournaled, stops), (planned.Record, planned.Applied is not null, planned.State.IsDrift()));
        Assert.Equal(0, planned.StatementsDone);
    }

    [Theory]
    [InlineData("running", 1, true, ScriptState.Partial)]
    [InlineData("failed", 2, true, ScriptState.Partial)]
    [InlineData("failed", 3, true, ScriptState.Partial)]
    [InlineData("failed", 1, false, ScriptState.PartChanged)]
    [InlineData("running", 1, false, ScriptState.PartChanged)]
    // More than the file has.
    [InlineData("failed", 4, false, ScriptState.PartChanged)]
    [InlineData("failed", 0, true, ScriptState.Pending)]
    public void Go_on_behind_what_is_in_effect_unless_that_was_edited(string state, int done, bool sameChecksum, ScriptState expected)
    {
        MigrationScript script = Clinics("0001_a.sql");
        MigrationPlan plan = Plan([script], [], [Record(script, state) with { StatementsDone = done, DoneChecksum = sameChecksum ? script.DoneChecksum(done) : "another" }]);
        PlannedScript planned = Assert.Single(plan.Scripts);
        Assert.Equal((expected, expected == ScriptState.Pending ? 0 : done), (planned.State, planned.StatementsDone));
        Assert.Equal(expected == ScriptState.PartChanged, planned.State.IsDrift());
        Assert.Equal(expected != ScriptState.PartChanged, planned.State.IsPending());
        Assert.Equal(expected == ScriptState.Partial, planned.Resume is not null);
    }

    [Fact]
    public void Stop_at_a_script_whose_rest_uses_what_its_session_knew()
    {
        MigrationScript script = Clinics("0001_a.sql", "set @a = now();\ninsert into t values (@a);\ninsert into u values (@a)");
        MigrationPlan plan = Plan([script], [], [Record(script, "failed") with { StatementsDone = 2, DoneChecksum = script.DoneChecksum(2) }]);
        PlannedScript planned = Assert.Single(plan.Scripts);
        Assert.Equal((ScriptState.SessionLost, 2, true, false), (planned.State, planned.StatementsDone, planned.State.IsDrift(), planned.State.IsPending()));
        Assert.Equal(
            "0001_a.sql cannot go on at statement 3: statement 3 (line 3) uses @a, which statement 1 (line 1) gave to a session that is gone. Change the rest of the script so that it does without, or have the whole script run again, if its statements may be repeated.",
            Assert.Single(plan.Problems).Message);
    }

    [Fact]
    public void Stop_at_a_new_script_before_one_that_is_applied()
    {
        MigrationScript[] scripts = [Clinics("0001_a.sql"), Clinics("0002_b.sql"), Clinics("0003_c.sql")];
        MigrationPlan plan = Plan(scripts, ["0002_b.sql"], [Record(scripts[1], "applied")]);
        Assert.Equal(["0001_a.sql OutOfOrder", "0002_b.sql Applied", "0003_c.sql Pending"], States(plan));
        Assert.Equal("0001_a.sql is new, but scripts after it are applied already. Give it a later number, or accept its order and start the run again.", Assert.Single(plan.Problems).Message);
        // Allowed by repair; or begun, and then it was in its place.
        Assert.Empty(Plan(scripts, ["0002_b.sql"], [Record(scripts[0], "allowed"), Record(scripts[1], "applied")]).Problems);
        Assert.Empty(Plan(scripts, ["0002_b.sql"], [Record(scripts[0], "failed") with { StatementsDone = 1, DoneChecksum = scripts[0].DoneChecksum(1) }, Record(scripts[1], "applied")]).Problems);
        Assert.Single(Plan(scripts, ["0002_b.sql"], [Record(scripts[0], "failed"), Record(scripts[1], "applied")]).Problems);
    }

    [Fact]
    public void Let_the_clinic_s_scripts_come_after_ours_whatever_their_numbers()
    {
        MigrationScript[] scripts = [Ours("0001_a.sql"), Ours("0002_b.sql"), Clinics("0001_c.sql")];
        MigrationPlan plan = Plan(scripts, ["0001_a.sql", "0001_c.sql"], [Record(scripts[0], "applied"), Record(scripts[2], "applied")]);
        Assert.Equal(["0001_a.sql Applied", "0002_b.sql Pending", "0001_c.sql Applied"], States(plan));
    }

    [Fact]
    public void Run_each_time_what_is_to_be_run_always_wherever_it_stands()
    {
        MigrationScript always = Clinics("0001_always.sql", runsAlways: true);
        MigrationScript[] scripts = [always, Clinics("0002_b.sql")];
        MigrationPlan plan = Plan(scripts, ["0001_always.sql", "0002_b.sql"], [Record(always, "applied"), Record(scripts[1], "applied")]);
        Assert.Equal(["0001_always.sql Pending", "0002_b.sql Applied"], States(plan));
        Assert.Null(plan.Scripts[0].Record);
        Assert.Null(plan.Scripts[0].Applied);
    }

    [Fact]
    public void Stop_where_a_table_that_a_script_of_ours_creates_was_made_by_hand()
    {
        MigrationScript script = Ours("0001_a.sql");
        PlannedScript taken = Assert.Single(Plan([script], tables: ["u", "Calls"]).Scripts);
        Assert.Equal((ScriptState.TableTaken, "Calls", true), (taken.State, taken.TakenTable, taken.State.IsDrift()));
        Assert.Equal("Table Calls is there already, but not by 0001_a.sql: made by hand, or by a run of DbUp that broke off. Take it over, rename it, or give the exchange table another name.", taken.Problem);
        Assert.Equal(ScriptState.TableTaken, State(Record(script, "failed")));
        Assert.Equal(ScriptState.TableTaken, State(Record(script, "allowed")));
        // Begun: the table may be its own.
        Assert.Equal(ScriptState.Pending, State(Record(script, "running")));
        Assert.Equal(ScriptState.Partial, State(Record(script, "failed") with { StatementsDone = 1, DoneChecksum = script.DoneChecksum(1) }));
        // Not ours, or another table.
        Assert.Equal(ScriptState.Pending, Assert.Single(Plan([Clinics("0001_a.sql")], tables: ["Calls"]).Scripts).State);
        Assert.Equal(ScriptState.Pending, Assert.Single(Plan([script], tables: ["u"]).Scripts).State);

        ScriptState State(ScriptRecord record) => Assert.Single(Plan([script], [], [record], ["Calls"]).Scripts).State;
    }

    [Fact]
    public void Miss_scripts_that_only_a_journal_knows()
    {
        MigrationScript script = Clinics("0001_a.sql");
        MigrationPlan plan = Plan([script], ["0001_a.sql", "0002_b.sql", "0004_d.sql"], [Record(script, "applied"), Named("0002_b.sql", "applied"), Named("0003_c.sql", "applied"), Named("0004_d.sql", "removed"), Named("0005_e.sql", "removed")]);
        Assert.Equal(["0001_a.sql Applied", "0002_b.sql Missing", "0004_d.sql Removed", "0003_c.sql Missing", "0005_e.sql Removed"], States(plan));
        Assert.Equal(
            ["0002_b.sql is in the journal, but there is no such file. Bring the file back (did the earlier run use another folder of scripts?), or accept its absence.", "0003_c.sql is in the journal, but there is no such file. Bring the file back (did the earlier run use another folder of scripts?), or accept its absence."],
            plan.Problems.Select(p => p.Message));
        Assert.All(plan.Scripts.Skip(1), s => Assert.Null(s.Script));
        Assert.Equal([true, true, false, false], plan.Scripts.Skip(1).Select(s => s.Applied is not null));
        Assert.All(plan.Scripts.Skip(1), s => Assert.NotNull(s.Record));
        Assert.Equal((ScriptState.Missing, true), (Plan([], ["x.sql"]).Scripts[0].State, ScriptState.Missing.IsDrift()));
    }

    [Theory]
    [InlineData(ScriptState.Changed, "0001_a.sql was edited after it was applied. Restore the file, or accept the edit (nothing is run again).")]
    [InlineData(ScriptState.PartChanged, "0001_a.sql is partly applied, and the part that is in effect (statements 1-2) was edited. Restore that part (the rest may be changed), or accept the edit.")]
    [InlineData(ScriptState.Unjournaled, "0001_a.sql is applied, but its row is gone from DbUp's journal: DbUp would run it again. Accept the script, and the row is written back.")]
    [InlineData(ScriptState.Applied, null)]
    [InlineData(ScriptState.Unverified, null)]
    [InlineData(ScriptState.Pending, null)]
    [InlineData(ScriptState.Partial, null)]
    [InlineData(ScriptState.Removed, null)]
    public void Say_what_is_wrong_and_what_to_do(ScriptState state, string? problem)
    {
        MigrationScript script = Clinics("0001_a.sql");
        Assert.Equal(problem, new PlannedScript(script.Name, script, state, Record(script, "failed") with { StatementsDone = 2 }, null).Problem);
    }

    [Theory]
    [InlineData(ScriptState.Changed, RemedyKind.AcceptScript, "0001_a.sql", null)]
    [InlineData(ScriptState.PartChanged, RemedyKind.AcceptScript, "0001_a.sql", null)]
    [InlineData(ScriptState.OutOfOrder, RemedyKind.AcceptScript, "0001_a.sql", null)]
    [InlineData(ScriptState.Missing, RemedyKind.AcceptScript, "0001_a.sql", null)]
    [InlineData(ScriptState.Unjournaled, RemedyKind.AcceptScript, "0001_a.sql", null)]
    [InlineData(ScriptState.SessionLost, RemedyKind.AcceptScript, "0001_a.sql", "0")]
    [InlineData(ScriptState.TableTaken, RemedyKind.AdoptTables, "Calls", null)]
    [InlineData(ScriptState.Unverified, RemedyKind.RecordChecksums, null, null)]
    [InlineData(ScriptState.Applied, null, null, null)]
    [InlineData(ScriptState.Pending, null, null, null)]
    [InlineData(ScriptState.Partial, null, null, null)]
    [InlineData(ScriptState.Removed, null, null, null)]
    public void Tell_programs_the_remedy(ScriptState state, RemedyKind? kind, string? name, string? value) =>
        Assert.Equal(kind is { } k ? new Remedy(k, name, value) : null, new PlannedScript("0001_a.sql", null, state, null, null, "Calls").Remedy);

    static string[] States(MigrationPlan plan) => [.. plan.Scripts.Select(s => $"{s.Name} {s.State}")];

    static MigrationScript Ours(string name) => new(name, ScriptOrigin.Bundled, Text, MySqlSplitter.Instance);

    static MigrationScript Clinics(string name, string text = Text, bool runsAlways = false) => new(name, ScriptOrigin.Clinic, text, MySqlSplitter.Instance) { RunsAlways = runsAlways };

    static ScriptRecord Record(MigrationScript script, string state) => Named(script.Name, state) with { Checksum = script.Checksum };

    static ScriptRecord Named(string name, string state) => new() { ScriptName = name, State = state, ToolVersion = "1" };

    static MigrationPlan Plan(MigrationScript[] scripts, string[]? applied = null, ScriptRecord[]? records = null, string[]? tables = null) => MigrationPlan.Create(
        scripts,
        new JournalState(new HashSet<string>(tables ?? []), [.. (applied ?? []).Select(a => new AppliedRecord { ScriptName = a })], (records ?? []).ToDictionary(r => r.ScriptName)),
        _ => ["Calls", "Tickets"]);
}
