using System.Globalization;
using System.Text;
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
    static readonly string[] Delimiters = ["//", "$$", ";;", "||", "@@"];

    readonly StringBuilder _out = new();
    readonly IDialect _dialect = place.Db.Dialect;

    public string Write()
    {
        Head();
        // Before the transaction that SQLite's head begins: there its journal mode could no longer be set.
        Statement(place.Sql["session/prepare-run"]);
        Block("script/open");
        foreach (string create in MigrationJournal.CreateStatements)
            Statement(place.Sql[create]);
        foreach (PlannedScript step in place.Plan.Steps)
            Step(step);
        Block("script/close");
        return _out.ToString();
    }

    void Head()
    {
        string clients = _dialect.Name switch
        {
            "mssql" => "SSMS or sqlcmd",
            "mysql" => "the mysql client: mysql DATABASE < FILE (it stops at the first error; never with --force)",
            _ => "sqlite3 DATABASE < FILE",
        };
        Line($"-- Made by identdb {Tool.Version} on {DateTime.UtcNow:yyyy-MM-dd HH:mm:ss} UTC for {InEnglish(place.Db.Target.ToString)}.");
        Line($"-- Run it with {clients}, by a login that may create tables.");
        Line($"-- It applies, and enters in the journal: {string.Join(", ", place.Plan.Steps.Select(s => s.Name))}");
        Line("");
    }

    void Step(PlannedScript step)
    {
        MigrationScript script = step.Script!;
        Line($"-- ===== {script.Name} =====");
        Block("script/begin", step.JournalName);
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
            Statement(_dialect.Splitter.ReplaceVariables(statement.Text, place.Tables.Names), statement.Repeat);
            Block("script/after");
            if (stepwise)
                Journal(script, known, RecordState.Running, i + 1);
        }

        if (stepwise)
            Line("START TRANSACTION;");
        Statement(Inline("journal/add-applied", new() { ["ScriptName"] = _dialect.Literal(step.JournalName) }));
        Journal(script, known, RecordState.Applied, script.Statements.Count);
        Block("script/end");
    }

    void Journal(MigrationScript script, bool known, string state, int done)
    {
        string now = place.Sql["script/now"];
        Statement(Inline(known ? "journal/set-state" : "journal/add-state", new()
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

    /// <summary>A statement with what separates it from the next one.</summary>
    void Statement(string text, int repeat = 1)
    {
        text = text.TrimEnd();
        if (_dialect.Name == "mssql")
        {
            Line(text);
            Line(repeat == 1 ? "GO" : string.Create(CultureInfo.InvariantCulture, $"GO {repeat}"));
            return;
        }

        text = text.TrimEnd(';');
        // The body of a procedure or trigger holds semicolons of its own.
        if (_dialect.Name == "mysql" && text.Contains(';', StringComparison.Ordinal))
        {
            string delimiter = Delimiters.First(d => !text.Contains(d, StringComparison.Ordinal));
            Line($"DELIMITER {delimiter}");
            Line(text);
            Line(delimiter);
            Line("DELIMITER ;");
            return;
        }

        // A closing comment would swallow the semicolon.
        bool comment = text[(text.LastIndexOf('\n') + 1)..].AsSpan().ContainsAny("-#");
        Line(comment ? text + "\n;" : text + ";");
    }

    void Block(string name, string script = "")
    {
        string text = place.Sql[name]
            .Replace("$Database$", _dialect.Literal(place.Db.Target.Database), StringComparison.Ordinal)
            .Replace("$Lock$", _dialect.Literal(place.Db.Target.LockName), StringComparison.Ordinal)
            .Replace("$Script$", _dialect.Literal(script), StringComparison.Ordinal);
        if (text.Length > 0)
            Line(text);
    }

    void Line(FormattableString text) => Line(FormattableString.Invariant(text));

    void Line(string text) => _out.Append(text).Append('\n');

    [GeneratedRegex(@"@(\w+)")]
    private static partial Regex Parameter();
}
