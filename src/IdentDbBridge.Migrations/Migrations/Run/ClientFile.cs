using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IdentDbBridge.Data;
using IdentDbBridge.Localization;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Run;

/// <summary>An SQL file for the server's own client: mysql, SSMS or sqlcmd, sqlite3.</summary>
sealed partial class ClientFile(MigrationSession place)
{
    static readonly string[] Delimiters = ["//", "$$", ";;", "||", "@@"];

    readonly StringBuilder _out = new();
    readonly IDialect _dialect = place.Db.Dialect;

    /// <summary>How to run the file, and what makes its session ready: settings, the right database, the run lock.</summary>
    /// <param name="rights">What the login must be able to do, as the end of a sentence.</param>
    /// <param name="more">Further lines of the head.</param>
    /// <param name="use">Whether the file chooses its database itself.</param>
    public void Open(string rights, IEnumerable<string> more, bool use = false)
    {
        string clients = _dialect.Name switch
        {
            "mssql" => "SSMS or sqlcmd",
            "mysql" => "the mysql client: mysql DATABASE < FILE (it stops at the first error; never with --force)",
            _ => "sqlite3 DATABASE < FILE",
        };
        Comment(string.Create(CultureInfo.InvariantCulture, $"Made by identdb {Tool.Version} on {DateTime.UtcNow:yyyy-MM-dd HH:mm:ss} UTC for {InEnglish(place.Db.Target.ToString)}."));
        Line($"-- Run it with {clients}, by a login that may {rights}.");
        foreach (string line in more)
            Comment(line);
        Line("");
        if (use && _dialect.Name != "sqlite")
            Statement($"USE {_dialect.Quote(place.Db.Target.Database)}");
        // Before the transaction that SQLite's head begins: there its journal mode could no longer be set.
        PrepareSession();
        Block("script/open");
    }

    /// <summary>What a session is told before a script.</summary>
    public void PrepareSession()
    {
        foreach (ScriptStatement statement in _dialect.Splitter.Split(place.Sql["session/prepare-run"]))
            Statement(statement.Text);
    }

    /// <summary>The end of the file.</summary>
    public void Close() => Block("script/close");

    /// <summary>A statement with what separates it from the next one.</summary>
    public void Statement(string text, int repeat = 1)
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
            string delimiter = Delimiters.Concat(Enumerable.Range(1, int.MaxValue).Select(n => string.Create(CultureInfo.InvariantCulture, $"identdb_end_{n}"))).First(d => !text.Contains(d, StringComparison.OrdinalIgnoreCase));
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

    /// <summary>A piece of <c>sql/</c> that ends its statements itself.</summary>
    public void Block(string name, string script = "")
    {
        // In one pass: a database may be called $Lock$.
        string text = Placeholder().Replace(place.Sql[name], m => _dialect.Literal(m.ValueSpan switch
        {
            "$Database$" => place.Db.Target.Database,
            "$Lock$" => place.Db.Target.LockName,
            _ => script,
        }));
        if (text.Length > 0)
            Line(text);
    }

    /// <summary>A comment of one line, whatever is in it. sqlcmd would look for a variable even there.</summary>
    public void Comment(string text) => Line("-- " + Printable.Line(text).Replace("$(", "$ (", StringComparison.Ordinal));

    public void Line(string text) => _out.Append(text).Append('\n');

    public override string ToString() => _out.ToString();

    [GeneratedRegex(@"\$(?:Database|Lock|Script)\$")]
    private static partial Regex Placeholder();
}
