namespace IdentDbBridge.Gateway.Intake;

/// <summary>What was sent and could not be used.</summary>
/// <param name="Source">Who sent it.</param>
/// <param name="Rest">What stood behind the source in the address, without the secret.</param>
/// <param name="Query">Likewise.</param>
/// <param name="Body">As it came.</param>
/// <param name="ReceivedAt">When.</param>
/// <param name="Problem">Why it could not be used, without its values.</param>
sealed record KeptBody(string Source, string Rest, string Query, string Body, DateTimeOffset ReceivedAt, string? Problem = null)
{
    /// <summary>What the sender's API is still to be asked for; null where all was sent.</summary>
    public string? AskFor { get; init; }
}
