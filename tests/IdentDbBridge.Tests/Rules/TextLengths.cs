using System.Globalization;
using System.Text.RegularExpressions;
using IdentDbBridge.Installed;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Tests.Rules;

public sealed partial class TextLengths
{
    [Theory]
    [InlineData("mssql")]
    [InlineData("mysql")]
    [InlineData("sqlite")]
    public void Are_those_of_the_migrations(string provider)
    {
        AssertSame(provider, "0001_create_calls", TextFields.OfCalls);
        AssertSame(provider, "0002_create_tickets", TextFields.OfTickets);
    }

    static void AssertSame(string provider, string script, IReadOnlyList<TextField> fields)
    {
        using Stream stream = BundledScripts.Open(provider, $"{script}.sql");
        var found = Length().Matches(new StreamReader(stream).ReadToEnd())
            .Select(m => (m.Groups["name"].Value, int.Parse(m.Groups["length"].Value, CultureInfo.InvariantCulture)))
            .Distinct();
        // SQLite needs no length for in and out.
        var expected = fields.Where(f => provider != "sqlite" || f != TextFields.Direction).Select(f => (f.Name, f.Length));
        Assert.Equivalent(expected, found, strict: true);
    }

    [GeneratedRegex("""[\[`"](?<name>\w+)["`\]]\)? (?:n?varchar\(|<= )(?<length>\d+)""")]
    private static partial Regex Length();
}
