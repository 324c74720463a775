namespace IdentDbBridge.Migrations.Scripts;

/// <summary>A script that cannot be cut into statements, or that uses what the runner cannot allow.</summary>
/// <param name="line">The line, from 1, where the trouble begins.</param>
/// <param name="message">What is wrong and what to do, without the line number.</param>
public sealed class ScriptSyntaxException(int line, string message) : IdentDbException(message)
{
    /// <summary>The line of the script, from 1.</summary>
    public int Line { get; } = line;
}
