using System.Diagnostics.CodeAnalysis;

namespace IdentDbBridge.Calls;

/// <summary>A call as a row of <c>IDENT_FinishedCalls</c> or <c>IDENT_OngoingCalls</c>. Its key is time, direction and both numbers.</summary>
public sealed record StoredCall : CallContent
{
    public StoredCall()
    {
    }

    /// <summary>The row of a call that begins.</summary>
    /// <param name="content">What is known of it.</param>
    /// <param name="dateAndTime">Its begin in the clinic's local time, to the second.</param>
    [SetsRequiredMembers]
    public StoredCall(CallContent content, DateTime dateAndTime) : base(content) => DateAndTime = dateAndTime;

    /// <summary>When it began, in the clinic's local time, to the second.</summary>
    public required DateTime DateAndTime { get; init; }

    /// <summary>Seconds until the answer, or until somebody hung up.</summary>
    public int WaitInSeconds { get; init; }

    /// <summary>Seconds of talk; null when nobody answered. Of an ongoing call: 0 once somebody has.</summary>
    public int? TalkInSeconds { get; init; }

    /// <summary>Where the recording is; null for none.</summary>
    public string? RecordUrl { get; init; }
}
