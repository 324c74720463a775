namespace IdentDbBridge.Gateway.Senders;

/// <summary>What a sender's request comes to.</summary>
/// <param name="Words">What it says; none for a ping or an event that is of no use.</param>
/// <param name="Text">What the sender wants to hear.</param>
/// <param name="Type">Of the text.</param>
sealed record SenderAnswer(IReadOnlyList<Word> Words, string Text = "OK", string Type = "text/plain; charset=utf-8")
{
    /// <summary>What it names and does not tell: its API is still to be asked for it.</summary>
    public IReadOnlyList<string> AskFor { get; init; } = [];

    /// <summary>Nothing to do.</summary>
    public static SenderAnswer Ignored { get; } = new([]);

    public static implicit operator SenderAnswer(Word word) => new([word]);
}
