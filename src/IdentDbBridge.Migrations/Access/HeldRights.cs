using System.Text;
using System.Text.RegularExpressions;

namespace IdentDbBridge.Access;

/// <summary>
/// Reads SHOW GRANTS of MySQL and MariaDB. In doubt a right counts as held: a run that lacks it still fails with the server's own
/// word, but a run that has it must not be refused.
/// </summary>
static partial class HeldRights
{
    /// <summary>Those of <paramref name="needed"/> that the login surely lacks.</summary>
    /// <param name="grants">The lines.</param>
    /// <param name="database">In which database.</param>
    /// <param name="needed">In capitals.</param>
    public static IReadOnlyList<string> Missing(IEnumerable<string> grants, string database, IReadOnlyList<string> needed)
    {
        HashSet<string> held = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in grants.Where(l => l.StartsWith("GRANT ", StringComparison.Ordinal)))
        {
            Match grant = Grant().Match(line);
            // A role, a proxy, another way of quoting: its rights are not in this line.
            if (!grant.Success)
                return [];
            if (grant.Groups["all"].Success || Covers(Unquoted(grant.Groups["database"].Value), database))
                held.UnionWith(Columns().Replace(grant.Groups["rights"].Value, "").Split(',', StringSplitOptions.TrimEntries));
        }

        return held.Contains("ALL PRIVILEGES") || held.Contains("ALL") ? [] : [.. needed.Where(r => !held.Contains(r))];
    }

    /// <summary>Whether a database's name of a GRANT, in which _ and % stand for others unless escaped, means <paramref name="database"/>.</summary>
    static bool Covers(string pattern, string database)
    {
        var regex = new StringBuilder(@"\A");
        for (int i = 0; i < pattern.Length; i++)
        {
            bool escaped = pattern[i] == '\\' && i + 1 < pattern.Length;
            char c = escaped ? pattern[++i] : pattern[i];
            regex.Append((escaped, c) switch { (false, '%') => ".*", (false, '_') => ".", _ => Regex.Escape(c.ToString()) });
        }

        // Whether case counts depends on the server.
        return Regex.IsMatch(database, regex.Append(@"\z").ToString(), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }

    static string Unquoted(string name) => name.Replace("``", "`", StringComparison.Ordinal);

    // A right to one table of the database may be all that is needed, so it counts.
    [GeneratedRegex(@"\AGRANT (?<rights>[^`'""]+?(?:\(.*?\)[^`'""]*?)*) ON (?:(?<all>\*)|`(?<database>(?:[^`]|``)*)`)\.(?:\*|`(?:[^`]|``)*`) TO ", RegexOptions.Singleline)]
    private static partial Regex Grant();

    [GeneratedRegex(@"\s*\(.*?\)", RegexOptions.Singleline)]
    private static partial Regex Columns();
}
