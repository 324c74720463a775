namespace IdentDbBridge.Migrations.Scripts;

readonly record struct ScriptToken(TokenKind Kind, int Start, int End, int Line, TokenPlace Place)
{
    public bool IsCode => Kind is TokenKind.Word or TokenKind.Quoted or TokenKind.Symbol;
}
