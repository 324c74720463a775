namespace IdentDbBridge.History;

/// <summary>How a task of the exchange ended. How long it is remembered depends on it, as with IDENT's own history: <see cref="HistoryLife"/>. The table holds the names in small letters.</summary>
public enum HistoryKind
{
    /// <summary>Well.</summary>
    Success,

    /// <summary>Well, but some rows were left out.</summary>
    Warning,

    /// <summary>The database or another machine could not be reached, or a key or a signature was wrong.</summary>
    Network,

    /// <summary>An error with a name: what was sent or asked breaks a rule.</summary>
    Known,

    /// <summary>Any other error.</summary>
    Unknown,
}
