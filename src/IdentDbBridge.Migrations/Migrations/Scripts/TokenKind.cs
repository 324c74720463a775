namespace IdentDbBridge.Migrations.Scripts;

enum TokenKind
{
    Blank,
    NewLine,
    Comment,
    Word,
    Quoted,
    Symbol,
    Delimiter,
}
