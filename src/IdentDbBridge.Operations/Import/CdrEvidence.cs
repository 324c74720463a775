namespace IdentDbBridge.Import;

/// <summary>How well a leg knows whether it comes in or goes out: among the legs of a call the better one decides.</summary>
enum CdrEvidence
{
    None,

    /// <summary>By the usual name of its context.</summary>
    Guessed,

    /// <summary>By its numbers and phones.</summary>
    Likely,

    /// <summary>By what the user said, or by a channel that bears the dialled number.</summary>
    Certain,
}
