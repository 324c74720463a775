using Microsoft.AspNetCore.Http;

namespace IdentDbBridge.Gateway.Http;

/// <summary>What an endpoint has to say of a run, for the history. Never a value of a row.</summary>
sealed class RunNote
{
    /// <summary>Rows that were given or taken.</summary>
    public int Given { get; set; }

    /// <summary>Rows that were left out or refused.</summary>
    public int LeftOut { get; set; }

    /// <summary>The rules that those break; null for none.</summary>
    public string? Reason { get; set; }

    /// <summary>Whether nothing of what was sent could be used, whatever was answered.</summary>
    public bool IsUnusable { get; set; }

    /// <summary>What was asked; null for nothing but the method.</summary>
    public string? Asked { get; set; }

    /// <summary>That of a request.</summary>
    public static RunNote Of(HttpContext http)
    {
        if (http.Features.Get<RunNote>() is { } known)
            return known;
        var note = new RunNote();
        http.Features.Set(note);
        return note;
    }
}
