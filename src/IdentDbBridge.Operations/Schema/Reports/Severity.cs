namespace IdentDbBridge.Schema.Reports;

/// <summary>How much a difference matters, the worst first.</summary>
public enum Severity
{
    /// <summary>IDENT misses data, gets wrong data, or cannot write.</summary>
    BreaksIdent,

    /// <summary>The bridge, or whoever writes calls and tickets, cannot work or loses what it relies on.</summary>
    BreaksBridge,

    /// <summary>Nothing goes wrong because of it.</summary>
    Harmless,
}
