using System.Globalization;
using System.Text.RegularExpressions;
using IdentDbBridge.Data;
using IdentDbBridge.Installed;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Run;

/// <summary>
/// A run as one SQL file, made of the same journal statements that a run sends. Where DDL cannot be rolled back the file
/// journals every statement as well, so that <c>up</c> can go on where the file broke off.
/// </summary>
sealed partial class RunScript(Workplace place)
{
    readonly ClientFile _file = new(place);
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
        _file.Line($"-- ===== {script.Name} =====");
        _file.Block("script/begin", step.JournalName);
        bool stepwise = !_dialect.TransactionalDdl;
        bool known = step.Record is not null;
        if (stepwise)
        {
            Journal(script, known, RecordState.Running, step.StatementsDone);
            known = true;
        }

        for (int i = step.StatementsDone; i < script.Statements.Count; i++)
        {
            ScriptStatement statement = script.Statements[i];
            _file.Statement(_dialect.Splitter.ReplaceVariables(statement.Text, place.Tables.Names), statement.Repeat);
            _file.Block("script/after");
            if (stepwise)
                Journal(script, known, RecordState.Running, i + 1);
        }

        if (stepwise)
            _file.Line("START TRANSACTION;");
        _file.Statement(Inline("journal/add-applied", new() { ["ScriptName"] = _dialect.Literal(step.JournalName) }));
        Journal(script, known, RecordState.Applied, script.Statements.Count);
        _file.Block("script/end");
    }

    void Journal(MigrationScript script, bool known, string state, int done)
    {
        string now = place.Sql["script/now"];
        _file.Statement(Inline(known ? "journal/set-state" : "journal/add-state", new()
        {
            ["ScriptName"] = _dialect.Literal(script.Name),
            ["State"] = _dialect.Literal(state),
            ["Checksum"] = _dialect.Literal(script.Checksum),
            ["StatementsDone"] = done.ToString(CultureInfo.InvariantCulture),
            ["StatementsTotal"] = script.Statements.Count.ToString(CultureInfo.InvariantCulture),
            ["DoneChecksum"] = Text(script.DoneChecksum(done)),
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
