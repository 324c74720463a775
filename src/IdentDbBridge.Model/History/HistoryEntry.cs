namespace IdentDbBridge.History;

/// <summary>How a task of the exchange went, once or several times in a row: a row of <c>IdentBridge_History</c>. Holds no value of a row, and nothing of a patient.</summary>
public sealed record HistoryEntry
{
    /// <summary>Texts are cut to it.</summary>
    public const int LongestText = 500;

    readonly string? _reason, _asked, _answered;

    /// <summary>Its own, beside the time.</summary>
    public string Id { get; init; } = Guid.CreateVersion7().ToString("N");

    /// <summary>When it began, the last time, in UTC; kept to the second.</summary>
    public required DateTime StartedUtc { get; init; }

    /// <summary>Which task, up to 20 characters.</summary>
    public required string Task { get; init; }

    /// <summary>Who sent, by the name in the gateway's settings, up to 40 characters; empty for IDENT's own tasks.</summary>
    public string Source { get; init; } = "";

    /// <summary>How it ended.</summary>
    public HistoryKind Kind { get; init; }

    /// <summary>Of HTTP; null for none.</summary>
    public int? Status { get; init; }

    /// <summary>How many times it went so in a row.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Rows that were given or taken, of all times.</summary>
    public int Given { get; init; }

    /// <summary>Rows that were refused or left out, of all times.</summary>
    public int LeftOut { get; init; }

    /// <summary>How long it took; of several times the longest.</summary>
    public int Milliseconds { get; init; }

    /// <summary>Whether another client of IDENT had taken over the task, which IDENT calls «Повтор».</summary>
    public bool IsRepeat { get; init; }

    /// <summary>Why it failed, or which rules the rows that were left out break; null for nothing to say.</summary>
    public string? Reason
    {
        get => _reason;
        init => _reason = Cut(value);
    }

    /// <summary>What was asked, without values of a patient.</summary>
    public string? Asked
    {
        get => _asked;
        init => _asked = Cut(value);
    }

    /// <summary>What was answered, likewise.</summary>
    public string? Answered
    {
        get => _answered;
        init => _answered = Cut(value);
    }

    /// <summary>Since when the task has not worked, in UTC; null while it does.</summary>
    public DateTime? FailingSinceUtc { get; init; }

    // Not within a letter of two.
    static string? Cut(string? text) => text is not { Length: > LongestText } ? text : text[..(char.IsHighSurrogate(text[LongestText - 2]) ? LongestText - 2 : LongestText - 1)] + "…";
}
