namespace IdentDbBridge.Errors;

/// <summary>A script failed. The message says what is in effect and what to do.</summary>
public sealed class ScriptFailedException(string script, int statement, int line, string message, ServerError? error, Exception? inner) : IdentDbException(message, inner)
{
    /// <summary>The script's name.</summary>
    public string Script { get; } = script;

    /// <summary>The statement that failed, from 1.</summary>
    public int Statement { get; } = statement;

    /// <summary>The line of the script on which that statement begins, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The server's error; null when the trouble was not the server's.</summary>
    public ServerError? Error { get; } = error;
}
