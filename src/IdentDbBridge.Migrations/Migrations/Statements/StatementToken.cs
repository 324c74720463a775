using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Statements;

/// <summary>A word, a quoted text or a symbol of a statement.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Text">As it is written, with its quotes.</param>
readonly record struct StatementToken(TokenKind Kind, string Text)
{
    /// <summary>The name it stands for: without the quotes of a quoted name.</summary>
    public string Name => Kind == TokenKind.Quoted && Text.Length > 1 ? Text[1..^1] : Text;

    public bool IsString => Kind == TokenKind.Quoted && Text[0] is '\'' or '"';

    public bool Is(string word) => Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsAny(HashSet<string> words) => Kind == TokenKind.Word && words.Contains(Text);
}
