using IdentDbBridge.Tests.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IdentDbBridge.Tests.Localization;

/// <summary>The texts in the program's source.</summary>
static class SourceTexts
{
    public static string Directory { get; } = Path.Combine(SqlFile.Repository, "src");

    public static IEnumerable<(string File, SyntaxNode Root)> Files() =>
        System.IO.Directory.EnumerateFiles(Directory, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("\\obj\\", StringComparison.Ordinal))
            .Select(f => (Path.GetRelativePath(Directory, f).Replace('\\', '/'), Root(File.ReadAllText(f))));

    public static SyntaxNode Root(string source) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot();

    /// <summary>Whether it is what T is called with. Deeper in the holes there may be other texts.</summary>
    public static bool IsTranslated(ExpressionSyntax text) =>
        text.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "T" } } } };

    /// <summary>The string literals and interpolated strings, outer and inner ones.</summary>
    public static IEnumerable<ExpressionSyntax> Literals(SyntaxNode root) => root.DescendantNodes()
        .Where(n => n is InterpolatedStringExpressionSyntax || n.IsKind(SyntaxKind.StringLiteralExpression))
        .Cast<ExpressionSyntax>();

    /// <summary>The words of a literal, without what its holes bring.</summary>
    public static string Words(ExpressionSyntax text) => text switch
    {
        InterpolatedStringExpressionSyntax interpolated => string.Join('\0', interpolated.Contents.OfType<InterpolatedStringTextSyntax>().Select(t => t.TextToken.ValueText)),
        _ => ((LiteralExpressionSyntax)text).Token.ValueText,
    };
}
