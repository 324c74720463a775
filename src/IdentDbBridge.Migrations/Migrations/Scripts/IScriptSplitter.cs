namespace IdentDbBridge.Migrations.Scripts;

/// <summary>Cuts a script where the server's own client (sqlcmd, mysql, sqlite3) would.</summary>
interface IScriptSplitter
{
    /// <summary>The statements of <paramref name="script"/> in order; empty when it holds only comments and blanks.</summary>
    /// <exception cref="ScriptSyntaxException">A string, bracket or comment is not closed, or the script uses what the runner cannot allow.</exception>
    IReadOnlyList<ScriptStatement> Split(string script);

    /// <summary>
    /// Replaces <c>$name$</c> by its value in code, strings and quoted names, not in comments. Names that are not in
    /// <paramref name="values"/> are left as they are.
    /// </summary>
    string ReplaceVariables(string text, IReadOnlyDictionary<string, string> values);
}
