using System.Globalization;
using System.Text;
using IdentDbBridge.Migrations.Scripts;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IdentDbBridge.TSqlTests.Scripts;

/// <summary>
/// Generated scripts, cut by us and by Microsoft's own parser. The parser does not know <c>GO 5</c>, so it is shown the same
/// script with a plain <c>GO</c> there; and it takes <c>GO;</c> and <c>GO /* c */</c>, which sqlcmd does not: those are in the golden files.
/// </summary>
public sealed class TSqlSplitterAgainstScriptDom(ITestOutputHelper output)
{
    const int Scripts = 4000;

    static readonly string[] NewLines = ["\n", "\r\n", "\r"];

    static readonly string[] Expressions =
    [
        "1", "'it''s'", "N'Привет, ''мир'''", "'{n}GO{n}'", "N'{n}go 5{n}-- x{n}/* '", "[a]]b]", "[{n}GO{n}]", "\"it's\"", "\"{n}GO{n}\"\"[\"", "\"]\"", "[\"]", "['']", "@go", "go",
        "имя", "5--c{n}+3", "1/**/", "/* GO */ 2", "'/*'", "'--'", "-1", "t.[GO]", "GOAL", "$1.50", "(SELECT 1 AS go)", "'$x$'",
    ];

    static readonly string[] Fillers =
    [
        "", "", "", " ", "\t", "{n}", "{n}{n}", " -- GO{n}", "--'{n}", "-- \"{n}", "--[ /*{n}", "/* {n}GO{n} */", "/* /* {n}GO{n}*/{n}go -- */", "/*'*/", "/*\"*/", "/*[*/", "/* комментарий */", "/*/**/*/", "/**/",
    ];

    static readonly string[] Separators = ["GO", "go", "  Go  ", "\tgO\t", "GO -- c", "GO--c", "GO --'", "GO -- /*", "GO -- GO", "GO 5", "go\t12 -- c", " GO 1 ", "GO 3--c"];

    [Fact]
    public void Cuts_generated_scripts_as_the_parser_does()
    {
        var random = new Random(20261122);
        var batches = 0;
        var repeated = 0;
        for (var i = 0; i < Scripts; i++)
        {
            var (ours, shown, repeats) = Generate(random);
            var parser = SqlServers.Parsers[i % SqlServers.Parsers.Length];
            var expected = Parse(shown, parser);
            var actual = TSqlSplitter.Instance.Split(ours);

            Assert.Equal(expected.Select(batch => batch.Line), actual.Select(batch => batch.Line));
            Assert.Equal(expected.Select(batch => batch.Tokens), actual.Select(batch => Tokens(batch.Text, parser)));
            Assert.Equal(repeats, actual.Select(batch => batch.Repeat));
            batches += actual.Count;
            repeated += actual.Count(batch => batch.Repeat > 1);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure: {Scripts} scripts, {batches} batches ({repeated} with a count): the same boundaries, lines and tokens by {SqlServers.Parsers.Length} parsers, {SqlServers.Parsers[0]} to {SqlServers.Parsers[^1]}"));
        Assert.True(batches > Scripts);
    }

    static (string Ours, string Shown, List<int> Repeats) Generate(Random random)
    {
        var ours = new StringBuilder();
        var shown = new StringBuilder();
        var repeats = new List<int>();
        var newLine = Pick(random, NewLines);
        var count = random.Next(1, 6);
        for (var i = 0; i < count; i++)
        {
            var batch = random.Next(6) == 0 ? Pick(random, Fillers) + newLine : Batch(random);
            var isEmpty = Parse(batch.Replace("{n}", "\n", StringComparison.Ordinal), SqlServers.Parsers[^1]).Count == 0;
            Append(batch);
            if (i == count - 1)
            {
                if (!isEmpty)
                    repeats.Add(1);
                break;
            }

            var separator = Pick(random, Separators);
            var number = separator.Split("--")[0].Trim()[2..].Trim();
            if (!isEmpty)
                repeats.Add(number.Length == 0 ? 1 : int.Parse(number, CultureInfo.InvariantCulture));
            Append("{n}");
            ours.Append(separator);
            shown.Append(number.Length == 0 ? separator : separator.Replace(number, "", StringComparison.Ordinal));
            Append("{n}");
        }

        return (ours.ToString(), shown.ToString(), repeats);

        void Append(string text)
        {
            ours.Append(text.Replace("{n}", newLine, StringComparison.Ordinal));
            shown.Append(text.Replace("{n}", newLine, StringComparison.Ordinal));
        }
    }

    static string Batch(Random random)
    {
        var batch = new StringBuilder();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            batch.Append(Pick(random, Fillers)).Append("SELECT ").Append(Pick(random, Expressions)).Append(Pick(random, Fillers)).Append(" AS ");
            batch.Append(Pick(random, ["go", "[GO]", "\"GO\"", "x", "имя", "[it's]", "\"a'\""])).Append(Pick(random, [";", "", " FROM t;", " FROM [go] AS go"])).Append(' ').Append(Pick(random, Fillers));
        }

        return batch.ToString();
    }

    static List<(int Line, string Tokens)> Parse(string script, SqlVersion version)
    {
        var fragment = SqlServers.Parse("a generated script", script, version);
        return [.. fragment.Batches.Select(batch => (batch.StartLine, Join(fragment.ScriptTokenStream.Skip(batch.FirstTokenIndex).Take(batch.LastTokenIndex - batch.FirstTokenIndex + 1))))];
    }

    static string Tokens(string text, SqlVersion version) => Join(TSqlParser.CreateParser(version, initialQuotedIdentifiers: true).GetTokenStream(new StringReader(text), out _));

    static string Join(IEnumerable<TSqlParserToken> tokens) =>
        string.Join(' ', tokens.Where(token => token.TokenType is not (TSqlTokenType.WhiteSpace or TSqlTokenType.SingleLineComment or TSqlTokenType.MultilineComment or TSqlTokenType.EndOfFile)).Select(token => token.Text));

    static string Pick(Random random, string[] choices) => choices[random.Next(choices.Length)];
}
