namespace IdentDbBridge.Health.Findings;

/// <summary>What came of one point of a check.</summary>
public enum FindingState
{
    /// <summary>As it should be.</summary>
    Pass,

    /// <summary>This login may not look, or there is nothing to judge by.</summary>
    Unknown,

    /// <summary>IDENT works, but something will bite.</summary>
    Warning,

    /// <summary>IDENT, or who writes for it, cannot work with that.</summary>
    Failure,
}
