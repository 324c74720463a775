using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IdentDbBridge.Data;
using IdentDbBridge.Installed;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Scripts;
using IdentDbBridge.Migrations.Statements;

namespace IdentDbBridge.Migrations.Run;

/// <summary>
/// A run as one SQL file, made of the same journal statements that a run sends. Where DDL cannot be rolled back the file
/// journals every statement as well, so that <c>up</c> can go on where the file broke off.
/// </summary>
sealed partial class RunFileWriter(MigrationSession place)
{
    readonly ClientFile _file = new(place);
    TransactionState _state = new();
    readonly IDialect _dialect = place.Db.Dialect;

    public string Write()
    {
        _file.Open("create tables", [$"It applies, and enters in the journal: {string.Join(", ", place.Plan.Steps.Select(s => s.Name))}"]);
        foreach (string create in MigrationJournal.CreateStatements)
            _file.Statement(place.Sql[create]);
        foreach (PlannedScript step in place.Plan.Steps)
            Step(step);
        _file.Close();
        return _file.ToString();
    }

    void Step(PlannedScript step)
    {
        MigrationScript script = step.Script!;
        _file.Comment($"===== {script.Name} =====");
        _file.Block("script/begin", step.JournalName);
        bool stepwise = !_dialect.TransactionalDdl;
        bool known = step.Record is not null || stepwise;
        if (stepwise)
            Journal(script, step.Record is not null, RecordState.Running, step.StatementsDone, script.DoneChecksum(step.StatementsDone));
        _state = new TransactionState();
        foreach (int again in step.Resume?.Again ?? [])
            Send(script.Statements[again]);
        Statements(step, stepwise);
        if (LeavesTraces(script))
            Freshen(stepwise);
        if (stepwise)
            _file.Line("START TRANSACTION;");
        _file.Statement(Inline("journal/add-applied", new() { ["ScriptName"] = _dialect.Literal(step.JournalName) }));
        Journal(script, known, RecordState.Applied, script.Statements.Count, script.DoneChecksum(script.Statements.Count));
        _file.Block("script/end");
    }

    void Statements(PlannedScript step, bool stepwise)
    {
        MigrationScript script = step.Script!;
        using var hash = new StatementsHash();
        for (int i = 0; i < script.Statements.Count; i++)
        {
            hash.Append(script.Statements[i]);
            if (i < step.StatementsDone)
                continue;
            Send(script.Statements[i]);
            _file.Block("script/after");
            // In a transaction or under LOCK TABLES of the script's own, the journal waits.
            if (stepwise && !_state.IsOpen && !_state.IsInDoubt && _state.AutoCommits && !_state.HoldsTables)
                Advance(script, i + 1, hash.Current);
        }
    }

    void Send(ScriptStatement statement)
    {
        _file.Statement(_dialect.Splitter.ReplaceVariables(statement.Text, place.Tables.Names), statement.Repeat);
        if (!_dialect.TransactionalDdl)
            _state.Saw(MySqlStatement.KindOf(statement.Text), statement.Text);
    }

    /// <summary>The next script, and the journal, get a session that knows nothing of this script.</summary>
    void Freshen(bool stepwise)
    {
        if (stepwise)
            _file.Line("COMMIT;");
        _file.Block("script/fresh");
        if (stepwise)
            _file.PrepareSession();
    }

    bool LeavesTraces(MigrationScript script) => script.Origin == ScriptOrigin.Clinic
        && (_dialect.TransactionalDdl || script.Statements.Any(s => MySqlStatement.KindOf(s.Text) is not (StatementKind.Dml or StatementKind.OtherDml or StatementKind.Ddl)));

    void Advance(MigrationScript script, int done, string checksum) => _file.Statement(Inline("groups/advance", new()
    {
        ["StatementsDone"] = done.ToString(CultureInfo.InvariantCulture),
        ["DoneChecksum"] = _dialect.Literal(checksum),
        ["ScriptNameHex"] = $"'{Convert.ToHexString(Encoding.UTF8.GetBytes(script.Name))}'",
    }));

    void Journal(MigrationScript script, bool known, string state, int done, string? checksum)
    {
        string now = place.Sql["script/now"];
        _file.Statement(Inline(known ? "journal/set-state" : "journal/add-state", new()
        {
            ["ScriptName"] = _dialect.Literal(script.Name),
            ["State"] = _dialect.Literal(state),
            ["Checksum"] = _dialect.Literal(script.Checksum),
            ["StatementsDone"] = done.ToString(CultureInfo.InvariantCulture),
            ["StatementsTotal"] = script.Statements.Count.ToString(CultureInfo.InvariantCulture),
            ["DoneChecksum"] = Text(checksum),
            ["Variables"] = Text(TableNames.ToJson(script.Text, place.Tables.Names)),
            ["StartedUtc"] = now,
            ["FinishedUtc"] = state == RecordState.Applied ? now : "NULL",
            ["Login"] = place.Sql["script/login"],
            ["ToolVersion"] = _dialect.Literal(Tool.Version),
            ["Error"] = "NULL",
        }));
    }

    string Text(string? text) => text is null ? "NULL" : _dialect.Literal(text);

    string Inline(string statement, Dictionary<string, string> values) =>
        Parameter().Replace(place.Sql[statement], m => values[m.Groups[1].Value]);

    [GeneratedRegex(@"@(\w+)")]
    private static partial Regex Parameter();
}
