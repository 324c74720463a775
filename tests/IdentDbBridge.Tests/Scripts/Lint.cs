using System.Globalization;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Tests.Scripts;

public sealed class Lint
{
    [Theory]
    [InlineData("tsql", "-- 0001: calls\nCREATE TABLE dbo.Calls (Id int NOT NULL, Note nvarchar(50) NULL);\nGO\nINSERT dbo.Calls VALUES (1, N'it''s $1.50; Привет');\nGO\n-- the end\n")]
    [InlineData("tsql", "CREATE OR ALTER PROCEDURE dbo.P AS\nBEGIN TRAN;\nCOMMIT;\nROLLBACK;\nGO\n")]
    [InlineData("tsql", "SELECT 1;\r\nGO\r\nSELECT 2; -- COMMIT\r\nGO\r\n")]
    [InlineData("mysql", "-- calls\nCREATE TABLE IF NOT EXISTS calls (id INT NOT NULL);\nINSERT IGNORE INTO calls VALUES (1);\nINSERT INTO calls VALUES (1) ON DUPLICATE KEY UPDATE id = id;\nINSERT INTO calls SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM calls);\n-- end\n")]
    [InlineData("mysql", "DELIMITER //\nCREATE TRIGGER t BEFORE INSERT ON calls FOR EACH ROW BEGIN INSERT INTO log VALUES (1); END//\nDELIMITER ;\nDROP TABLE IF EXISTS old;\n/*!40101 SET NAMES utf8mb4 */;\nALTER TABLE calls ADD COLUMN IF NOT EXISTS a INT;\nUPDATE calls SET a = 1;")]
    [InlineData("sqlite", "CREATE TABLE t(a);\nCREATE TRIGGER x AFTER INSERT ON t BEGIN SELECT 1; END;\nINSERT INTO t VALUES ('a;b'); -- it's the end\n")]
    [InlineData("sqlite", "")]
    public void Says_nothing_about_a_clean_script(string dialect, string text) => Assert.Empty(Check(dialect, text));

    [Theory]
    [InlineData("tsql", "SELECT 1\nGO\nSELECT 'a", "3 syntax: The string that opens here is not closed.")]
    [InlineData("tsql", "SELECT 1\nUSE other", "2 syntax: USE moves")]
    [InlineData("mysql", "SELECT 1;\nUSE other;", "2 syntax: USE moves")]
    [InlineData("mysql", "source x.sql", "1 syntax: 'source' is a command")]
    public void Reports_what_the_splitter_refuses(string dialect, string text, string expected)
    {
        var finding = Assert.Single(ScriptLint.Check("0001_a.sql", text, Splitters.For(dialect)));

        Assert.Equal(LintSeverity.Error, finding.Severity);
        Assert.StartsWith(expected, Describe(finding), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tsql", "SELECT 1\nGO 5\nSELECT 2", "1 dbup-split: DbUp runs the batch that ends here once, not 5 times, and takes the number after GO for SQL.")]
    [InlineData("tsql", "SELECT 1\nGO\nSELECT 1\n  AS go FROM t", "4 dbup-split: DbUp ends the statement before 'go', sqlcmd does not.")]
    [InlineData("tsql", "SELECT 1\nGO--c\nSELECT 2", "2 dbup-split: DbUp does not end the statement before 'GO', sqlcmd does.")]
    [InlineData("tsql", "SELECT 1,\n\"a\nGO\nb\"", "2 dbup-split: DbUp ends the statement inside a string, sqlcmd does not.")]
    [InlineData("tsql", "SELECT 1\rGO\rSELECT 2", "1 line-ending: A CR without LF")]
    [InlineData("mysql", "SELECT 1;\nSELECT `a;b`;", "2 dbup-split: DbUp ends the statement inside '`a;b`', the mysql client does not.")]
    [InlineData("mysql", "-- c\nDELIMITER //\nSELECT 1; SELECT 2//", "2 dbup-split: DbUp sends 'DELIMITER' where the mysql client sends 'SELECT'.")]
    [InlineData("mysql", "SELECT 1; # don't\nSELECT 2; SELECT 3;", "2 dbup-split: DbUp does not end the statement before ';', the mysql client does.")]
    [InlineData("sqlite", "# c\nSELECT 1;", "1 dbup-split: DbUp sends '#' where the sqlite3 shell sends 'SELECT'.")]
    public void Tells_where_DbUp_first_splits_differently(string dialect, string text, string expected) =>
        Assert.StartsWith(expected, Describe(Check(dialect, text)[0]), StringComparison.Ordinal);

    [Theory]
    [InlineData("tsql", "SELECT 1\nSELECT $y$, '$y$'", "2 dbup-variable: DbUp takes $y$ for a variable and stops, because none of that name is declared.")]
    [InlineData("tsql", "SELECT \"-- $x$\"", "1 dbup-variable: The runner replaces $x$ here, DbUp leaves it.")]
    [InlineData("mysql", "# costs $y$\nSELECT 1;", "1 dbup-variable: DbUp takes $y$ for a variable and stops, because none of that name is declared.")]
    [InlineData("mysql", "SELECT 1;\n/*!40101 SET @a = $x$ */;", "2 dbup-variable: The runner replaces $x$ here, DbUp leaves it.")]
    [InlineData("sqlite", "SELECT 1;\nSELECT '$a'", "2 dbup-variable: After the last $ DbUp reads on for a variable's name and writes the script's last character twice. End the script with a line break.")]
    public void Tells_where_DbUp_treats_a_variable_differently(string dialect, string text, string expected) => Assert.Equal(expected, Describe(Assert.Single(Check(dialect, text))));

    [Theory]
    [InlineData("SELECT $x$, '$x$' -- $x$ and $y$")]
    [InlineData("SELECT $1.50, '100 $', $$")]
    public void Leaves_variables_alone_that_both_treat_alike(string text) => Assert.Empty(Check("tsql", text));

    [Theory]
    [InlineData("CREATE TABLE t (a INT)")]
    [InlineData("CREATE UNIQUE INDEX i ON t (a)")]
    [InlineData("ALTER TABLE t\n  ADD COLUMN a INT")]
    [InlineData("ALTER TABLE t ADD INDEX (a)")]
    [InlineData("ALTER TABLE t DROP COLUMN a")]
    [InlineData("DROP TABLE t")]
    [InlineData("DROP INDEX i ON t")]
    [InlineData("INSERT INTO t VALUES ('IGNORE')")]
    [InlineData("/*!50001 INSERT INTO t SELECT 1 */")]
    public void Warns_of_a_MySql_statement_that_cannot_be_repeated(string statement) =>
        Assert.StartsWith("3 not-repeatable: A run that breaks off here repeats this statement", Describe(Assert.Single(Check("mysql", $"SELECT 1;\n# c\n{statement};"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("ALTER TABLE t MODIFY a BIGINT, ALTER b DROP DEFAULT")]
    [InlineData("CREATE INDEX IF NOT EXISTS i ON t (a)")]
    [InlineData("REPLACE INTO t VALUES (1)")]
    [InlineData("SELECT 'CREATE TABLE t'")]
    [InlineData("PREPARE s FROM 'ALTER TABLE t ADD a INT'")]
    public void Does_not_warn_of_a_MySql_statement_that_can(string statement) => Assert.Empty(Check("mysql", statement));

    [Theory]
    [InlineData("BEGIN TRAN\nUPDATE t SET a = 1\ncommit", "3 transaction: COMMIT outside")]
    [InlineData("SELECT 1\nGO\n-- c\nIF @@ERROR <> 0\n  ROLLBACK TRANSACTION", "5 transaction: ROLLBACK outside")]
    [InlineData("CREATE TABLE t (a int)\nCOMMIT", "2 transaction: COMMIT outside")]
    public void Warns_of_a_script_that_ends_the_runner_s_transaction(string text, string expected) =>
        Assert.StartsWith(expected, Describe(Assert.Single(Check("tsql", text))), StringComparison.Ordinal);

    [Theory]
    [InlineData("1_create.sql")]
    [InlineData("0001_Create.sql")]
    [InlineData("0001-create.sql")]
    [InlineData("0001_создать.sql")]
    [InlineData("0001_create.sql\n")]
    [InlineData("create.sql")]
    public void Knows_the_habit_of_names(string name)
    {
        Assert.Equal("file-name", Assert.Single(ScriptLint.Check(name, "SELECT 1", TSqlSplitter.Instance)).Rule);
        Assert.Empty(ScriptLint.Check("mssql/0012_add_state2.sql", "SELECT 1", TSqlSplitter.Instance));
    }

    static IReadOnlyList<LintFinding> Check(string dialect, string text) => ScriptLint.Check("0001_a.sql", text, Splitters.For(dialect), ["x"]);

    static string Describe(LintFinding finding) => string.Create(CultureInfo.InvariantCulture, $"{finding.Line} {finding.Rule}: {finding.Message}");
}
