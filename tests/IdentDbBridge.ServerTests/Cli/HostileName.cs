namespace IdentDbBridge.ServerTests.Cli;

/// <summary>Names that somebody chose to do harm with, or did not think about.</summary>
static class HostileName
{
    const string Drop = "DROP TABLE IDENT_Tickets";

    static readonly string[] Ends = ["", ";", "'", "\"", "`", "]", "*/", "'); ", "`; ", "]; ", "\"; ", "')) ", "'''", "--", "#"];

    /// <summary>A hundred and more.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Ends.Select(e => $"a{e}\n{Drop};\n-- "),
        .. Ends.Select(e => $"a{e} {Drop}; -- "),
        .. Ends.Where((_, i) => i % 2 == 0).Select(e => $"a{e}\r\n{Drop}\r\nGO\r\n"),
        .. new[] { "\nGO\n", "\nGO 5\n", "\nDELIMITER //\n", "\n//\n", "\n.read x\n", "\n\\! touch x\n", "\nexit\n", "\n:r x\n", "\n!!dir\n", "\n$$\n" }.Select(e => $"a{e}{Drop};"),
        .. "\u0001\u0007\u0008\u0009\u000B\u001B\u001F".Select(c => $"a{c}b"),
        .. "\u007F\u0080\u0085\u009B\u009D\u061C\u200E\u200F\u2028\u2029\u202A\u202E\u2066\u2069\uFEFF".Select(c => $"a{c}b"),
        "a\u001B[2Jb", "a\u001B]0;title\u0007b", "a\u001B[8mb", "a\u009B2Jb", "\u202Elqs.a",
        "$Lock$", "$Database$", "$Script$", "$Tickets$", "$(SQLCMDUSER)", "@Login", "@StatementsDone", "%s%n", "{0}{1}", "{{0}}", "[red]a[/]", "[", "[/]", "<script>alert(1)</script>", "&lt;b&gt;", "a=b", "-rf", "--", "/*", "*/", "/* */", "#", "''", "``", "\"\"", "]]", "\\", "\\'", "a\\n", "CON", "😀", "👩‍⚕️", "שלום", "مرحبا", "Ёж", "e\u0301", "\u3000",
        new string('x', 60), new string('ё', 60),
    ];

    /// <summary>Fails where <paramref name="text"/> holds what a terminal would obey, or what turns the direction of writing.</summary>
    public static void AssertPrintable(string text, string where)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                continue;
            var hides = (char.IsControl(c) && c is not ('\n' or '\t')) || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';
            Assert.False(hides, $"U+{(int)c:X4} is in {where}:\n{text}");
        }
    }
}
