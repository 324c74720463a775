using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IdentDbBridge.Tests.Localization;

/// <summary>No text that people read stands in the code without <c>T(...)</c>.</summary>
public sealed partial class UntranslatedTexts
{
    /// <summary>A piece of a text, and why it stays English.</summary>
    static readonly (string Piece, string Reason)[] Exempt =
    [
        ("An address of at most 2,000 characters", "an ArgumentException is for the programmer"),
        ("There are no lint rules for this splitter", "an ArgumentException is for the programmer"),
        ("SSMS or sqlcmd", "a comment in a generated script"),
        ("the mysql client: mysql DATABASE", "a comment in a generated script"),
        ("Made by identdb", "a comment in a generated script"),
        ("-- Run it with", "a comment in a generated script"),
        ("It applies, and enters", "a comment in a generated script"),
        ("create tables", "a comment in a generated script"),
        ("It makes the tables fit", "a comment in a generated script"),
        ("Make a backup first", "a comment in a generated script"),
        ("no such table", "the words of the server"),
        ("No statement ", "a defect of the program: it is not shown"),
        (" (process ", "stored in the database for other runs to see"),
        ("yyyy-MM", "a format"),
        ("Branches", "the name of a block"),
        ("w32tm /resync", "a command to copy"),
        ("timedatectl set-ntp", "a command to copy"),
        (" that verify cannot read", "a defect of the program: it is not shown"),
        (" row(s) of before ", "stored in the audit"),
        ("is not", "a word of SQL"),
        ("on update", "a word of SQL"),
        ("call ", "a key in the outbox"),
        ("ticket ", "a key in the outbox"),
    ];

    /// <summary>Files of other texts than messages.</summary>
    static readonly (string File, string Reason)[] ExemptFiles =
    [
        ("IdentDbBridge.Operations/Import/ColumnNames.cs", "names of columns that are looked for"),
        ("IdentDbBridge.Operations/Import/FormColumns.cs", "names of columns that are looked for"),
        ("IdentDbBridge.Operations/Import/WrittenTime.cs", "formats of times"),
        ("IdentDbBridge.Cli/Commands/UpReportStyle.cs", "a style sheet"),
    ];

    [Fact]
    public void Are_none_in_the_program()
    {
        string[] found = [.. SourceTexts.Files().Where(f => !ExemptFiles.Any(e => e.File == f.File)).SelectMany(f => Untranslated(f.Root).Select(t => $"{f.File}: {t}"))];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    [Fact]
    public void Have_no_exemption_too_many()
    {
        var words = SourceTexts.Files().SelectMany(f => SourceTexts.Literals(f.Root)).Where(t => !SourceTexts.IsTranslated(t)).Select(SourceTexts.Words).ToList();
        Assert.All(Exempt, e => Assert.True(words.Exists(w => w.Contains(e.Piece, StringComparison.Ordinal)), e.Piece));
        Assert.All(ExemptFiles, e => Assert.True(File.Exists(Path.Combine(SourceTexts.Directory, e.File)), e.File));
    }

    [Theory]
    [InlineData("throw new ConfigurationException(\"Nothing\");")]
    [InlineData("throw new LockException($\"{who} is busy\", e);")]
    [InlineData("throw new ConfigurationException(known ? T($\"Known.\") : \"Unknown.\");")]
    [InlineData("var o = new Option<string>(\"--a\") { Description = \"All\" };")]
    [InlineData("var c = new Command(\"up\", \"Goes up.\");")]
    [InlineData("people.WriteLine($\"Done {n}.\");")]
    [InlineData("people.MarkupLine(\"Done\");")]
    [InlineData("table.AddColumn(\"Name\");")]
    [InlineData("table.AddColumns(T($\"Name\"), \"Phone\");")]
    [InlineData("check.Refuse(field, RuleNames.Length, \"long\");")]
    [InlineData("var text = \"this is a sentence\";")]
    [InlineData("var text = T($\"Outer {(a ? \"inner words\" : b)}.\");")]
    public void Are_found(string statement) => Assert.NotEmpty(Untranslated(SourceTexts.Root(statement)));

    [Theory]
    [InlineData("throw new ConfigurationException(T($\"Nothing\"));")]
    [InlineData("var o = new Option<string>(\"--all\") { Description = T($\"All\") };")]
    [InlineData("var c = new Command(\"up\", T($\"Goes up.\"));")]
    [InlineData("people.WriteLine($\"  {a} {b}: {c}\");")]
    [InlineData("check.Refuse(\"Phone\", RuleNames.Length, T($\"long\"));")]
    public void Are_not_seen_where_none_are(string statement) => Assert.Empty(Untranslated(SourceTexts.Root(statement)));

    static IEnumerable<string> Untranslated(SyntaxNode root) => SourceTexts.Literals(root)
        .Where(t => !SourceTexts.IsTranslated(t) && !t.Ancestors().OfType<AttributeSyntax>().Any())
        .Where(t => Sentence().IsMatch(SourceTexts.Words(t)) || (Word().IsMatch(SourceTexts.Words(t)) && IsForPeople(t)))
        .Select(SourceTexts.Words)
        // A command to copy.
        .Where(words => !words.StartsWith("identdb ", StringComparison.Ordinal))
        .Where(words => !Exempt.Any(e => words.Contains(e.Piece, StringComparison.Ordinal)));

    /// <summary>Whether even one word there would be read.</summary>
    static bool IsForPeople(ExpressionSyntax text)
    {
        // Of a choice (a ? "b" : "c"), either.
        SyntaxNode whole = text;
        while (whole.Parent is ConditionalExpressionSyntax or ParenthesizedExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression })
            whole = whole.Parent;
        return whole.Parent switch
        {
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "Description" } } => true,
            ArgumentSyntax { Parent: ArgumentListSyntax { Parent: var call } arguments } argument => IsForPeople(call!, arguments.Arguments.IndexOf(argument)),
            _ => false,
        };
    }

    static bool IsForPeople(SyntaxNode call, int argument) => (Name(call), argument) switch
    {
        ("ConfigurationException" or "LockException" or "PermissionException" or "ConnectionException" or "ServerException" or "IdentDbException" or "TransactionEndedException", 0) => true,
        ("ScriptSyntaxException", 1) or ("Command", 1) or ("RootCommand", 0) or ("RuleProblem" or "Refuse" or "Note", 2) or ("ServerError", 3) => true,
        ("WriteLine" or "Write" or "MarkupLine" or "MarkupLineInterpolated" or "Markup" or "AddColumn" or "AddColumns" or "Columns" or "AddRow" or "AddTask" or "Heading" or "Say" or "ProgressAsync" or "progress", _) => call is InvocationExpressionSyntax,
        ("Fail", 2) => true,
        _ => false,
    };

    static string? Name(SyntaxNode call) => call switch
    {
        ObjectCreationExpressionSyntax { Type: SimpleNameSyntax type } => type.Identifier.Text,
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name.Identifier.Text,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } => name.Identifier.Text,
        _ => null,
    };

    // Two words in lower case beside each other: nothing but a text has them.
    [GeneratedRegex("[A-Za-z]{2,},? [a-z]{2,}(?: |[.:,;!?]|$)")]
    private static partial Regex Sentence();

    [GeneratedRegex("[A-Za-z]{3}")]
    private static partial Regex Word();
}
