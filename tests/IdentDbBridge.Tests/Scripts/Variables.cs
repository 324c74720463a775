using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Tests.Scripts;

public sealed class Variables
{
    static readonly Dictionary<string, string> Values = new() { ["x"] = "42", ["my-name_1"] = "O'Hara", ["y"] = "$x$", ["имя"] = "Пётр" };

    [Theory]
    [InlineData("tsql", "SELECT $x$, '$x$', N'a$x$b', [$x$], \"$x$\"", "SELECT 42, '42', N'a42b', [42], \"42\"")]
    [InlineData("tsql", "-- $x$\nSELECT /* $x$ /* $x$ */ $x$ */ $x$ -- $x$", "-- $x$\nSELECT /* $x$ /* $x$ */ $x$ */ 42 -- $x$")]
    [InlineData("tsql", "SELECT '-- $x$', \"/* $x$\"", "SELECT '-- 42', \"/* 42\"")]
    [InlineData("mysql", "SELECT `$x$`, '\\'$x$' # $x$\n, 1 /* $x$ */", "SELECT `42`, '\\'42' # $x$\n, 1 /* $x$ */")]
    [InlineData("mysql", "/*!40101 SET @a = $x$ */", "/*!40101 SET @a = 42 */")]
    [InlineData("mysql", "SELECT 5--$x$", "SELECT 5--42")]
    [InlineData("mysql", "BEGIN SELECT 1; SELECT $x$; END", "BEGIN SELECT 1; SELECT 42; END")]
    [InlineData("sqlite", "SELECT [$x$], `$x$` -- $x$", "SELECT [42], `42` -- $x$")]
    public void Are_replaced_outside_comments(string dialect, string text, string expected) =>
        Assert.Equal(expected, Splitters.For(dialect).ReplaceVariables(text, Values));

    [Theory]
    [InlineData("SELECT $other$, $X$, $$, $1.50$, '$x', $x, x$, $ x $, $x y$")]
    [InlineData("$$x")]
    [InlineData("$")]
    [InlineData("SELECT '$x''$'")]
    public void That_are_not_declared_stay_as_they_are(string text) => Assert.Equal(text, TSqlSplitter.Instance.ReplaceVariables(text, Values));

    [Theory]
    [InlineData("$x$$x$", "4242")]
    [InlineData("$$x$", "$42")]
    [InlineData("$a$x$", "$a42")]
    [InlineData("$1.50$x$", "$1.5042")]
    [InlineData("$my-name_1$", "O'Hara")]
    [InlineData("$имя$", "Пётр")]
    [InlineData("$y$", "$x$")]
    public void Are_found_next_to_other_dollars_and_replaced_once(string text, string expected) =>
        Assert.Equal(expected, TSqlSplitter.Instance.ReplaceVariables(text, text == "$1.50$x$" ? new Dictionary<string, string> { ["x"] = "42", ["50"] = "no" } : Values));
}
