namespace IdentDbBridge.Rules;

/// <summary>What the rules did to a value that a record can do without.</summary>
public enum RuleNoteKind
{
    /// <summary>Cut at the length of its column.</summary>
    Cut,

    /// <summary>Left out: too long, and of no use when cut.</summary>
    Dropped,

    /// <summary>Control characters were taken out, broken surrogate pairs replaced by U+FFFD.</summary>
    Cleaned,

    /// <summary>The extension behind a phone number was left out.</summary>
    ExtensionLeftOut,

    /// <summary>Kept as it is, though it does not look right.</summary>
    Doubtful,
}
