using System.Globalization;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Tests.Scripts;

/// <summary>What is next to a separator, a comment or a command of the server's own client, and is none.</summary>
public sealed class EdgesOfSplitters
{
    [Theory]
    [InlineData("SELECT 1\nGO\t\nSELECT 2", "1: SELECT 1|3: SELECT 2")]
    [InlineData("SELECT 1 \t\nGO\nSELECT 2", "1: SELECT 1|3: SELECT 2")]
    [InlineData("SELECT a\nGO.x", "1: SELECT a\nGO.x")]
    [InlineData("SELECT a\nGO, b", "1: SELECT a\nGO, b")]
    [InlineData("SELECT a /* c */ GO\nSELECT 2", "1: SELECT a /* c */ GO\nSELECT 2")]
    [InlineData("SELECT a /* c\n*/ GO\nSELECT 2", "refused 2")]
    [InlineData("/* c */ GO five", "1: /* c */ GO five")]
    [InlineData("SELECT 1\n/* c */ GO 5", "refused 2")]
    [InlineData("SELECT 1\nGO +5", "refused 2")]
    [InlineData("SELECT 1\nGO 5 6", "refused 2")]
    [InlineData("SELECT (\nGO\nUSE x", "refused 3")]
    [InlineData("SELECT 1 WHERE a\n!= b", "1: SELECT 1 WHERE a\n!= b")]
    [InlineData("SELECT 1\n:label", "1: SELECT 1\n:label")]
    [InlineData("SELECT 1\n:", "1: SELECT 1\n:")]
    [InlineData("/* c */ :r x", "1: /* c */ :r x")]
    [InlineData("exit", "refused 1")]
    [InlineData("exit \t", "refused 1")]
    [InlineData("Exit (SELECT 1)", "refused 1")]
    [InlineData("exit 5", "1: exit 5")]
    [InlineData("Quit ", "refused 1")]
    [InlineData("quit 5", "1: quit 5")]
    [InlineData("/*+ x */\nGO\n/*! x */\nGO\n/*M! x */\nGO\n/*M!1\\- x */", "")]
    [InlineData("/* /*/ */ */\nGO\nSELECT /**/ 1", "3: SELECT /**/ 1")]
    [InlineData("SELECT [a]", "1: SELECT [a]")]
    [InlineData("SELECT 'a\\'\nGO\nSELECT 'b'", "1: SELECT 'a\\'|3: SELECT 'b'")]
    [InlineData("SELECT 1\r", "1: SELECT 1")]
    [InlineData("SELECT 1\r\nGO\r\nSELECT 2\r\r\nGO\rSELECT 3", "1: SELECT 1|3: SELECT 2|6: SELECT 3")]
    [InlineData("SELECT #a\n# GO", "1: SELECT #a\n# GO")]
    public void Of_TSql(string script, string expected) => Assert.Equal(expected, Split("tsql", script));

    [Theory]
    [InlineData(';')]
    [InlineData('/')]
    [InlineData('-')]
    [InlineData('\'')]
    [InlineData('"')]
    [InlineData('(')]
    [InlineData('[')]
    [InlineData('!')]
    public void Of_TSql_refuse_what_clings_to_GO(char sign) => Assert.Equal("refused 2", Split("tsql", $"SELECT 1\nGO{sign}2 "));

    [Theory]
    [InlineData("DELIMITER 123456789012345\nSELECT 1; 123456789012345SELECT 2", "2: SELECT 1;|2: SELECT 2")]
    [InlineData("DELIMITER //\tx\nSELECT 1; 2//SELECT 3", "2: SELECT 1; 2|2: SELECT 3")]
    [InlineData("DELIMITER `$ $`\nSELECT 1;$ $SELECT 2", "2: SELECT 1;|2: SELECT 2")]
    [InlineData("DELIMITER '//\nSELECT 1; 2//", "2: SELECT 1; 2")]
    [InlineData("DELIMITER ''\n", "refused 1")]
    [InlineData("DELIMITER a\\b\n", "refused 1")]
    [InlineData("DELIMITER", "refused 1")]
    [InlineData("DELIMITER \n", "refused 1")]
    [InlineData("DELIMITER;;\n", "refused 1")]
    [InlineData("DELIMITERS //\nSELECT 1; 2", "1: DELIMITERS //\nSELECT 1|2: 2")]
    [InlineData("DELIMITER // \rx\nSELECT 1//", "3: SELECT 1")]
    [InlineData("DELIMITER GO\nSELECT 1GO SELECT 2 GOAL", "2: SELECT 1|2: SELECT 2|2: AL")]
    [InlineData("SELECT 1\\g--x\n;SELECT 2", "1: SELECT 1|2: SELECT 2")]
    [InlineData("SELECT 1;--x\nSELECT 2--\x7F; y\n", "1: SELECT 1|2: SELECT 2--\x7F; y")]
    [InlineData("/*!40000 SELECT 1\\g */", "refused 1")]
    [InlineData("SELECT 1\n\\", "refused 2")]
    [InlineData("\\N; SELECT 1", "1: \\N|1: SELECT 1")]
    [InlineData("(USE x)", "refused 1")]
    [InlineData("1 USE x", "1: 1 USE x")]
    [InlineData("SELECT 1;\nSELECT\n2", "1: SELECT 1|2: SELECT\n2")]
    [InlineData("/*!USE x*/", "refused 1")]
    [InlineData("/*M!USE x*/", "refused 1")]
    [InlineData("/*M!999999\\- enable the sandbox mode */ ;\nSELECT 1", "2: SELECT 1")]
    [InlineData("/*M!\\- x */ SELECT 1", "1: SELECT 1")]
    [InlineData("/*!9\\- x */", "refused 1")]
    [InlineData("/*M!9\\g*/", "refused 1")]
    [InlineData("/*M!9- x */", "1: /*M!9- x */")]
    [InlineData("/*M x */;/*x! y */;/*Mx! y */", "")]
    [InlineData("/*!1 SELECT 1*/ /* c */; SELECT 2", "1: /*!1 SELECT 1*/ /* c */|1: SELECT 2")]
    [InlineData("/*!1 SELECT 4/2; */", "refused 1")]
    [InlineData("\n/*M!999999\\- x */;SELECT 1", "2: SELECT 1")]
    [InlineData("/*!!\\- x */", "refused 1")]
    [InlineData("SELECT 1 /* *", "refused 1")]
    [InlineData("SELECT 1 */ 2; SELECT 3", "1: SELECT 1 */ 2|1: SELECT 3")]
    [InlineData("/*!1 SELECT 2 * 3 / 4 */; SELECT 5", "1: /*!1 SELECT 2 * 3 / 4 */|1: SELECT 5")]
    [InlineData("SELECT [a; SELECT ']'", "1: SELECT [a|1: SELECT ']'")]
    [InlineData("SELECT 1 -", "1: SELECT 1 -")]
    [InlineData("SELECT 1 --", "1: SELECT 1 --")]
    [InlineData("SELECT 1 /", "1: SELECT 1 /")]
    [InlineData("SELECT 1 /*", "refused 1")]
    [InlineData("SELECT '\\", "refused 1")]
    public void Of_MySql(string script, string expected) => Assert.Equal(expected, Split("mysql", script));

    [Theory]
    [InlineData("begin;", "refused 1")]
    [InlineData("SELECT 1;\nCommit", "refused 2")]
    [InlineData("END;", "refused 1")]
    [InlineData("ROLLBACK;", "refused 1")]
    [InlineData("BEGINNING; SELECT commit", "1: BEGINNING|1: SELECT commit")]
    [InlineData("SELECT 1; # x\n; SELECT 2", "1: SELECT 1|1: # x|2: SELECT 2")]
    [InlineData("# a\rb\nSELECT 1", "3: SELECT 1")]
    [InlineData("(SELECT 1)", "1: (SELECT 1)")]
    [InlineData("SELECT 4\n/ 2\nGO 5;", "1: SELECT 4\n/ 2\nGO 5")]
    [InlineData("SELECT 4\nGOAL\n//\n;", "1: SELECT 4\nGOAL\n//")]
    [InlineData("SELECT 4\n/* c */ GO\n;", "1: SELECT 4\n/* c */ GO")]
    [InlineData("SELECT [a]]; SELECT 2", "1: SELECT [a]]|1: SELECT 2")]
    [InlineData("SELECT 1 --x; y\n; --\nSELECT 2", "1: SELECT 1 --x; y|3: SELECT 2")]
    [InlineData("CREATE TRIGGER x BEGIN SELECT 1\n/\nGO\n; END; SELECT 2", "1: CREATE TRIGGER x BEGIN SELECT 1\n/\nGO\n; END|4: SELECT 2")]
    [InlineData("CREATE TEMPORARY TRIGGER x BEGIN a; END; SELECT 2", "1: CREATE TEMPORARY TRIGGER x BEGIN a; END|1: SELECT 2")]
    [InlineData("CREATE x TRIGGER y BEGIN a; SELECT 2", "1: CREATE x TRIGGER y BEGIN a|1: SELECT 2")]
    [InlineData("SELECT CREATE TRIGGER y BEGIN a; SELECT 2", "1: SELECT CREATE TRIGGER y BEGIN a|1: SELECT 2")]
    [InlineData("CREATE TRIGGER x BEGIN CASE 1 END; a; END; SELECT 2", "1: CREATE TRIGGER x BEGIN CASE 1 END; a; END|1: SELECT 2")]
    [InlineData("CREATE TRIGGER x BEGIN a; END b; c; END; SELECT 2", "1: CREATE TRIGGER x BEGIN a; END b; c; END|1: SELECT 2")]
    [InlineData("CREATE TRIGGER x BEGIN a;; END; SELECT 2", "1: CREATE TRIGGER x BEGIN a;; END|1: SELECT 2")]
    [InlineData("EXPLAIN a b CREATE TEMP TRIGGER x BEGIN a; END; SELECT 2", "1: EXPLAIN a b CREATE TEMP TRIGGER x BEGIN a; END|1: SELECT 2")]
    [InlineData("EXPLAIN TEMP CREATE TRIGGER x BEGIN a; SELECT 2", "1: EXPLAIN TEMP CREATE TRIGGER x BEGIN a|1: SELECT 2")]
    [InlineData("EXPLAIN TEMPORARY CREATE TRIGGER x BEGIN a; SELECT 2", "1: EXPLAIN TEMPORARY CREATE TRIGGER x BEGIN a|1: SELECT 2")]
    [InlineData("EXPLAIN TRIGGER CREATE TRIGGER x BEGIN a; SELECT 2", "1: EXPLAIN TRIGGER CREATE TRIGGER x BEGIN a|1: SELECT 2")]
    [InlineData("EXPLAIN END CREATE TRIGGER x BEGIN a; SELECT 2", "1: EXPLAIN END CREATE TRIGGER x BEGIN a|1: SELECT 2")]
    [InlineData("EXPLAIN EXPLAIN CREATE TRIGGER x BEGIN a; SELECT 2", "1: EXPLAIN EXPLAIN CREATE TRIGGER x BEGIN a|1: SELECT 2")]
    [InlineData("SELECT 1;\n\nCREATE TRIGGER x\nBEGIN a;", "refused 3")]
    [InlineData("PRAGMA foreign_keys=0;\nSELECT 1", "1: PRAGMA foreign_keys=0|2: SELECT 1")]
    [InlineData("SELECT 1;\nPRAGMA foreign_keys=0;\nSELECT 2", "refused 2")]
    public void Of_Sqlite(string script, string expected) => Assert.Equal(expected, Split("sqlite", script));

    [Fact]
    public void Of_MySql_refuse_all_commands_of_its_clients()
    {
        string[] commands =
        [
            "charset", "clear", "connect", "edit", "ego", "exit", "go", "help", "nopager", "notee", "nowarning", "pager", "print", "prompt", "query_attributes", "quit", "rehash",
            "resetconnection", "source", "ssl_session_data_print", "status", "system", "tee", "warnings",
        ];
        Assert.All(commands, c => Assert.Contains($"'{c}'", Refused(MySqlSplitter.Instance, $"{c} x"), StringComparison.Ordinal));
        Assert.All(commands, c => Assert.Contains($"'{c.ToUpperInvariant()}'", Refused(MySqlSplitter.Instance, c.ToUpperInvariant()), StringComparison.Ordinal));
        Assert.Contains("'\\!'", Refused(MySqlSplitter.Instance, "\\! ls"), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TSql_refuse_all_commands_of_sqlcmd()
    {
        string[] commands = ["connect", "ed", "error", "exit", "help", "list", "listvar", "on", "out", "perftrace", "quit", "r", "reset", "serverlist", "setvar", "xml", "!!"];
        Assert.All(commands, c => Assert.Contains($"':{c}'", Refused(TSqlSplitter.Instance, $":{c} x"), StringComparison.Ordinal));
        Assert.All(commands, c => Assert.Contains($"':{c.ToUpperInvariant()}'", Refused(TSqlSplitter.Instance, $":{c.ToUpperInvariant()}"), StringComparison.Ordinal));
        Assert.Contains("'!!'", Refused(TSqlSplitter.Instance, "!! ls"), StringComparison.Ordinal);
    }

    static string Refused(IScriptSplitter splitter, string script) => Assert.Throws<ScriptSyntaxException>(() => splitter.Split(script)).Message;

    static string Split(string dialect, string script)
    {
        try
        {
            return string.Join('|', Splitters.For(dialect).Split(script).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Line}: {s.Text}")));
        }
        catch (ScriptSyntaxException refused)
        {
            return string.Create(CultureInfo.InvariantCulture, $"refused {refused.Line}");
        }
    }
}
