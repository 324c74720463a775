using System.Text.RegularExpressions;

namespace IdentDbBridge.Schema.Shapes;

/// <summary>
/// Conditions of CHECKs in one form. Servers rewrite them: MySQL adds parentheses and character sets, SQL Server makes
/// OR of IN and puts numbers in parentheses, MariaDB lowers keywords.
/// </summary>
static partial class ConstraintText
{
    /// <summary>One form for one meaning; the text without blanks when it is beyond this reader.</summary>
    public static string Canonical(string text)
    {
        // MySQL escapes the quotes of its information_schema: https://bugs.mysql.com/bug.php?id=95189
        List<string> tokens = Tokens(text.Replace(@"\'", "'", StringComparison.Ordinal));
        var parser = new ConstraintParser(tokens);
        return parser.Parse() ?? string.Concat(tokens);
    }

    /// <summary>Whether the column is named, in quotes or, in a text that stands as somebody wrote it, without.</summary>
    public static bool Mentions(string text, string column)
    {
        string name = column.ToLowerInvariant();
        return Tokens(text).Exists(t => t == name || t == "`" + name);
    }

    /// <summary>The CHECKs in the text of a CREATE TABLE; those without a name get an empty one.</summary>
    public static IEnumerable<ConstraintShape> InTable(string create)
    {
        foreach (Match match in Check().Matches(create))
        {
            int start = match.Index + match.Length;
            int end = ScriptTables.Closing(create, start);
            yield return new ConstraintShape(match.Groups["name"].Value, create[start..end], false);
        }
    }

    /// <summary>Names begin with a backtick and are in lower case; keywords and operators are in lower case, too; strings keep theirs.</summary>
    static List<string> Tokens(string text)
    {
        List<string> tokens = [];
        foreach (Match match in Token().Matches(text))
        {
            if (match.Groups["string"].Success)
                tokens.Add("'" + match.Groups["string"].Value);
            else if (match.Groups["name"].Success)
                tokens.Add("`" + match.Groups["name"].Value.ToLowerInvariant());
            else
                tokens.Add(match.Value is "!=" ? "<>" : match.Value.ToLowerInvariant());
        }

        return tokens;
    }

    [GeneratedRegex("""(?:_[a-z0-9]+\s*|N)?'(?<string>(?:[^']|'')*)'|`(?<name>[^`]+)`|\[(?<name>[^\]]+)\]|"(?<name>[^"]+)"|<=|>=|<>|!=|[A-Za-z_][A-Za-z_0-9]*|[0-9]+(?:\.[0-9]+)?|[^\s]""")]
    private static partial Regex Token();

    [GeneratedRegex("""(?:CONSTRAINT\s+["`\[]?(?<name>[^"`\]\s]+)["`\]]?\s+)?\bCHECK\s*\(""", RegexOptions.IgnoreCase)]
    private static partial Regex Check();
}
