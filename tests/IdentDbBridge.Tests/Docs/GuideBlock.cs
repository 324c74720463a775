namespace IdentDbBridge.Tests.Docs;

/// <summary>A fenced block of a document. Its info string is the language, a name, and a server where the text is for that one only.</summary>
sealed record GuideBlock(string Language, string Name, string? Server, string Text)
{
    /// <summary>A block without a name is for the eye only.</summary>
    public static GuideBlock Of(string info, string text)
    {
        var words = info.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new GuideBlock(words[0], words.Length > 1 ? words[1] : "", words.Length > 2 ? words[2] : null, text);
    }

    public bool IsFor(string provider) => Language == "sql" && (Server is null || Server == provider);
}
