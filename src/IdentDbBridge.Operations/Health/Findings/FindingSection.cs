namespace IdentDbBridge.Health.Findings;

/// <summary>The parts of a check, in their order.</summary>
public enum FindingSection
{
    /// <summary>The way to the server.</summary>
    Connection,

    /// <summary>What the login may do.</summary>
    Rights,

    /// <summary>The tables and their letters.</summary>
    Tables,

    /// <summary>The server's clock.</summary>
    Clock,

    /// <summary>Settings of the server.</summary>
    Settings,

    /// <summary>Calls and tickets.</summary>
    Data,

    /// <summary>The schedule.</summary>
    Schedule,

    /// <summary>What grows.</summary>
    Growth,
}
