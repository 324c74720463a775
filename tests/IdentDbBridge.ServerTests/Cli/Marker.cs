using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>A password to be found again in any wrapping: its words survive escapes, doubled quotes and being cut at a semicolon.</summary>
public sealed class Marker
{
    readonly string[] _traces;

    Marker(string name, string pattern)
    {
        Name = name;
        Words = [NewWord(), NewWord()];
        Value = string.Format(CultureInfo.InvariantCulture, pattern, Words[0], Words[1]);
        byte[][] bytes = [Encoding.UTF8.GetBytes(Value), Encoding.Unicode.GetBytes(Value)];
        _traces = [.. Words, .. bytes.Select(Convert.ToBase64String), .. bytes.Select(Convert.ToHexString)];
    }

    public static IReadOnlyList<Marker> All { get; } =
    [
        new("plain", "{0}{1}"),
        new("spaces", "{0} {1}"),
        new("quotes", "{0}'{1}\"x"),
        new("semicolon", "{0};{1}=x"),
        new("regex", @"{0}.*[(+?^$|{1}"),
        new("variables", "$Tickets${0}$1@Login{1}"),
        new("markup", "[red]{0}[/]{1}[bold"),
        new("backslash", @"{0}\{1}\n"),
        new("percent", "%s{0}%00&amp;{1}"),
        new("response file", "@{0}/{1}"),
        new("option", "--{0}={1}"),
        new("Russian", "Пароль{0}Ёж, ъ{1}"),
    ];

    public string Name { get; }

    public string Value { get; }

    /// <summary>Random, and in no language.</summary>
    public string[] Words { get; }

    /// <summary><c>Password=…</c>, quoted as a connection string wants it.</summary>
    /// <param name="key">How the user writes it: also <c>pwd</c>, or <c>Password </c> with a blank.</param>
    public string Pair(string key = "Password")
    {
        var text = new StringBuilder();
        DbConnectionStringBuilder.AppendKeyValuePair(text, "p", Value);
        return $"{key}={(key.EndsWith(' ') ? " " : "")}{text.ToString(2, text.Length - 2)}";
    }

    /// <summary>Fails where a trace of the password is in <paramref name="text"/>.</summary>
    public void AssertAbsent(string text, string where)
    {
        foreach (var trace in _traces)
            Assert.False(text.Contains(trace, StringComparison.OrdinalIgnoreCase), $"The password ({Name}) is in {where}:\n{text}");
    }

    static string NewWord() => "Zq" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5));
}
