using System.Globalization;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Tests.Scripts;

public sealed class SplittersUnderFuzz(ITestOutputHelper output)
{
    const int Scripts = 100_000;

    static readonly string[] Parts =
    [
        "'", "\"", "`", "[", "]", "--", "/*", "*/", "/*!", "/*+", "\\", "\\g ", "\\N", "\n", "\r\n", "\r", " ", "\t", ";", "//", "$", "$x$", "GO", "\nGO\n", "\nGO 2\n", "GO;", "5", "a", "SELECT", "DELIMITER //\n", "\nDELIMITER ;\n",
        "# ;\n", "CREATE TRIGGER", "END", "USE", ":r", "!!", ".", ",", "(", "я", "\u00A0", "\uD83D\uDE00", "\0", "-", "*", "/", "=",
    ];

    static readonly string[] Separators = ["GO", "go", ";", "/", "//", "\\", "g", "G", "2", "5", "DELIMITER", "#"];

    [Theory]
    [InlineData("tsql")]
    [InlineData("mysql")]
    [InlineData("sqlite")]
    public void Lose_nothing_but_separators_and_refuse_only_with_a_line(string dialect)
    {
        var splitter = Splitters.For(dialect);
        var random = new Random(7);
        var (refused, statements) = (0, 0);
        for (var i = 0; i < Scripts; i++)
        {
            var script = string.Concat(Enumerable.Range(0, random.Next(1, 16)).Select(_ => Parts[random.Next(Parts.Length)]));
            try
            {
                var split = splitter.Split(script);
                statements += split.Count;
                Assert.All(split, statement => Assert.Equal(statement.Text.Trim(), statement.Text));
                Assert.Equal(split.Select(statement => statement.Line).Order(), split.Select(statement => statement.Line));
                if (dialect != "mysql" || !DependsOnStatement(script))
                    AssertNothingIsLost(script, split, dialect);
            }
            catch (ScriptSyntaxException exception)
            {
                Assert.InRange(exception.Line, 1, script.Split("\r\n").Sum(part => part.Split('\r', '\n').Length));
                refused++;
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Scripts} scripts: {refused} refused, {statements} statements."));
        Assert.InRange(statements, 1000, int.MaxValue);
    }

    // Whether "--x" is a comment depends on where the statement begins, and the lexer alone does not know what these two end.
    static bool DependsOnStatement(string script) =>
        script.Contains("--", StringComparison.Ordinal) || script.Contains("\\g", StringComparison.OrdinalIgnoreCase) || script.Contains("DELIMITER", StringComparison.Ordinal);

    static void AssertNothingIsLost(string script, IReadOnlyList<ScriptStatement> statements, string dialect)
    {
        var kept = new Queue<string>(statements.SelectMany(statement => Code(statement.Text, dialect)));
        foreach (var token in Code(script, dialect))
        {
            if (kept.TryPeek(out var next) && next == token)
                kept.Dequeue();
            else
                Assert.True(Separators.Contains(token), $"{token} is lost from {script}");
        }

        Assert.Empty(kept);
    }

    static List<string> Code(string text, string dialect)
    {
        var tokens = new List<string>();
        var lexer = new ScriptLexer(text, Splitters.DialectOf(dialect)) { Delimiter = dialect == "tsql" ? null : ";" };
        while (lexer.Next(out var token))
        {
            if (token.IsCode)
                tokens.Add(text[token.Start..token.End]);
        }

        return tokens;
    }
}
