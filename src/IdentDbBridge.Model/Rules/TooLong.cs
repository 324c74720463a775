namespace IdentDbBridge.Rules;

/// <summary>What becomes of a text that is longer than its column.</summary>
enum TooLong
{
    /// <summary>The record is refused.</summary>
    Refuse,

    /// <summary>The text is cut.</summary>
    Cut,

    /// <summary>The text is left out.</summary>
    Drop,
}
