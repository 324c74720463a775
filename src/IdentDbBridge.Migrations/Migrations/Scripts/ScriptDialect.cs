namespace IdentDbBridge.Migrations.Scripts;

/// <summary>Where the three servers differ in what a string, a quoted name and a comment is.</summary>
sealed record ScriptDialect(string Quotes)
{
    public static readonly ScriptDialect TSql = new("'\"[") { DoubledBrackets = true, NestedComments = true, ReturnEndsLine = true };

    public static readonly ScriptDialect MySql = new("'\"`") { Backslashes = true, MySqlComments = true };

    public static readonly ScriptDialect Sqlite = new("'\"`[");

    public bool Backslashes { get; init; }

    public bool DoubledBrackets { get; init; }

    public bool NestedComments { get; init; }

    /// <summary>A lone CR ends a <c>--</c> comment. MySQL and SQLite read on to the next LF.</summary>
    public bool ReturnEndsLine { get; init; }

    /// <summary><c>#</c>, <c>--</c> only before a blank, <c>/*! code */</c> and <c>/*+ hint */</c>.</summary>
    public bool MySqlComments { get; init; }
}
