using System.Globalization;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Tests.Scripts;

/// <summary>What the other tools get wrong. The fourth column is what DbUp's own reader sends; Evolve, grate, Flyway and Atlas are named where they fail.</summary>
public sealed class SplittersAgainstDbUp
{
    [Theory]
    [InlineData("tsql", "SELECT 1\nGO 5\nSELECT 2", "5x SELECT 1|SELECT 2", "SELECT 1|5\nSELECT 2")] // grate: the same; Evolve, Atlas: once
    [InlineData("tsql", "SELECT 1\nGO -- c\nSELECT 2", "SELECT 1|SELECT 2", "SELECT 1|-- c\nSELECT 2")] // Evolve: drops the rest
    [InlineData("tsql", "SELECT 1\nGO--c\nSELECT 2", "SELECT 1|SELECT 2", "SELECT 1\nGO--c\nSELECT 2")] // grate, Flyway: the same
    [InlineData("tsql", "SELECT 1 AS go FROM t", "SELECT 1 AS go FROM t", "SELECT 1 AS|FROM t")] // grate, Flyway: the same
    [InlineData("tsql", "SELECT 'a\nGO\nb'", "SELECT 'a\nGO\nb'", "SELECT 'a\nGO\nb'")] // Evolve: splits
    [InlineData("tsql", "SELECT [a\nGO\nb]", "SELECT [a\nGO\nb]", "SELECT [a\nGO\nb]")] // Evolve: splits
    [InlineData("tsql", "SELECT \"a\nGO\nb\"", "SELECT \"a\nGO\nb\"", "SELECT \"a|b\"")] // Evolve: splits
    [InlineData("tsql", "/* /* */\nGO\n*/ SELECT 1", "/* /* */\nGO\n*/ SELECT 1", "/* /* */\nGO\n*/ SELECT 1")] // grate: splits
    [InlineData("tsql", "SELECT \"it's\"\nGO\nSELECT 2\nGO\nSELECT 3", "SELECT \"it's\"|SELECT 2|SELECT 3", "SELECT \"it's\"\nGO\nSELECT 2\nGO\nSELECT 3")]
    [InlineData("mysql", "SELECT 'it\\'s; x'; SELECT 2;", "SELECT 'it\\'s; x'|SELECT 2", "SELECT 'it\\'s|x'; SELECT 2;")]
    [InlineData("mysql", "SELECT `a;b`;", "SELECT `a;b`", "SELECT `a|b`")]
    [InlineData("mysql", "SELECT \"a;b\";", "SELECT \"a;b\"", "SELECT \"a|b\"")]
    [InlineData("mysql", "# don't\nSELECT 1; SELECT 2;", "SELECT 1|SELECT 2", "# don't\nSELECT 1; SELECT 2;")]
    [InlineData("mysql", "-- c\nDELIMITER //\nSELECT 1; SELECT 2//", "SELECT 1; SELECT 2", "-- c\nDELIMITER //\nSELECT 1|SELECT 2//")]
    [InlineData("mysql", "/*!40101 SET @a = 1 */; SELECT 2;", "/*!40101 SET @a = 1 */|SELECT 2", "/*!40101 SET @a = 1 */|SELECT 2")]
    [InlineData("mysql", "SELECT 5--3; SELECT 2;", "SELECT 5--3|SELECT 2", "SELECT 5--3; SELECT 2;")]
    public void Send_what_the_real_client_sends(string dialect, string script, string ours, string dbUp)
    {
        Assert.Equal(ours, string.Join('|', Splitters.For(dialect).Split(script).Select(Describe)));
        Assert.Equal(dbUp, string.Join('|', DbUpCommands.Of(script, Splitters.DialectOf(dialect)).Select(Describe)));
    }

    [Fact]
    public void Know_DbUp_s_commands_from_its_own_reader()
    {
        string[] parts = ["GO", "\nGO\n", "\r\n", "\n", " ", "'", "[", "]", "--", "/*", "*/", "SELECT 1", ";", "a", "\"", "\r", "GO;"];
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++)
        {
            string script = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => parts[random.Next(parts.Length)]));
            Assert.Equal(new DbUp.Support.SqlCommandSplitter().SplitScriptIntoCommands(script), DbUpCommands.Of(script, ScriptDialect.TSql).Select(c => c.Text));
        }
    }

    [Fact]
    public void Leave_a_sqlite_script_whole_where_DbUp_does_too()
    {
        const string script = "CREATE TABLE t(a);\nINSERT INTO t VALUES (1);";

        Assert.Equal(2, SqliteSplitter.Instance.Split(script).Count);
        Assert.Equal(script, Assert.Single(DbUpCommands.Of(script, ScriptDialect.Sqlite)).Text);
    }

    [Theory]
    [InlineData("SELECT $a$, '$b$', [$c$] -- $d$", "a,b,c")]
    [InlineData("SELECT '$a, $b$ -- '", "b")]
    [InlineData("# $a$\n\"--$b$\"", "a")]
    public void Know_which_variables_DbUp_sees(string script, string names) =>
        Assert.Equal(names, string.Join(',', DbUpVariables.In(script).Found.Select(variable => variable.Name)));

    [Fact]
    public void Know_that_DbUp_writes_the_end_of_a_script_twice_after_a_lone_dollar() =>
        Assert.Equal("SELECT '$a''", DbUpVariables.In("SELECT '$a'").Result);

    static string Describe(ScriptStatement statement) =>
        statement.Repeat == 1 ? statement.Text : string.Create(CultureInfo.InvariantCulture, $"{statement.Repeat}x {statement.Text}");
}
