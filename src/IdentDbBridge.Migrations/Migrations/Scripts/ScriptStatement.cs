namespace IdentDbBridge.Migrations.Scripts;

/// <summary>One statement (MySQL, SQLite) or one batch (SQL Server) of a script, as the server's own client would send it.</summary>
/// <param name="Text">The text to send: without its separator, never blank.</param>
/// <param name="Line">The line of the script, from 1, on which the statement's first token stands.</param>
/// <param name="Repeat">How often to run it: more than 1 only for <c>GO n</c>.</param>
sealed record ScriptStatement(string Text, int Line, int Repeat = 1);
