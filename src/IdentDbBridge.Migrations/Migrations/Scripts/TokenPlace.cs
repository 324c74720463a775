namespace IdentDbBridge.Migrations.Scripts;

/// <summary>What stands before a token on its line: only blanks, blanks and comments, or code.</summary>
enum TokenPlace
{
    LineStart,
    AfterComment,
    AfterCode,
}
