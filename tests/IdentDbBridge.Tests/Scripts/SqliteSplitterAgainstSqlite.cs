using System.Globalization;
using System.Text;
using IdentDbBridge.Migrations.Scripts;
using SQLitePCL;

namespace IdentDbBridge.Tests.Scripts;

/// <summary>Generated scripts, cut by us and by SQLite's own sqlite3_complete at every semicolon.</summary>
public sealed class SqliteSplitterAgainstSqlite(ITestOutputHelper output)
{
    const int Scripts = 4000;

    static readonly string[] Parts =
    [
        "SELECT 1", "'it''s;'", "\"a;\"\"\"", "`b;```", "[c;]", "[d'", "]", "-- e; '\n", "--\n", "/* f; ' */", "/* /* ; */", "/**/", ";", ";", ";\n", "; ", "\n", " ", "\r\n", "CREATE", " TEMP ", " TEMPORARY ", " TRIGGER ", "EXPLAIN ", " QUERY PLAN ",
        "CREATE TRIGGER x BEGIN SELECT 1; END;", "; Create Temporary Trigger z Begin Select 1; End;", "create temp trigger if not exists y begin select case 1 when 1 then 2 end; end ;", "END", "end;", "; END;", "TABLE t", "trigger_x", "END$", "Привет", "'я;'", "-", "*", "(", "1",
    ];

    [Fact]
    public void Cuts_generated_scripts_where_sqlite3_complete_says()
    {
        Batteries_V2.Init();
        var random = new Random(20261122);
        var statements = 0;
        var compared = 0;
        while (compared < Scripts)
        {
            var script = string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => Parts[random.Next(Parts.Length)]));
            if (Split(script) is not { } actual)
                continue;

            Assert.Equal(Expected(script), actual.Select(Code));
            compared++;
            statements += actual.Count;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{compared} scripts, {statements} statements: the same."));
    }

    static IReadOnlyList<string>? Split(string script)
    {
        try
        {
            return [.. SqliteSplitter.Instance.Split(script).Select(statement => statement.Text)];
        }
        catch (ScriptSyntaxException)
        {
            return null;
        }
    }

    static List<string> Expected(string script)
    {
        var statements = new List<string>();
        var start = 0;
        for (var i = 0; i <= script.Length; i++)
        {
            if (i < script.Length && (script[i] != ';' || raw.sqlite3_complete(script[start..(i + 1)]) == 0))
                continue;
            statements.Add(Code(script[start..i]));
            start = i + 1;
            if (start > script.Length)
                break;
        }

        return [.. statements.Where(statement => statement.Length > 0)];
    }

    static string Code(string text)
    {
        var code = new StringBuilder();
        var lexer = new ScriptLexer(text, ScriptDialect.Sqlite);
        while (lexer.Next(out var token))
        {
            if (token.IsCode)
                code.Append(text, token.Start, token.End - token.Start).Append(' ');
        }

        return code.ToString();
    }
}
