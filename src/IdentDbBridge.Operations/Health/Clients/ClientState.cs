namespace IdentDbBridge.Health.Clients;

/// <summary>How a driver fares with a server, the best first.</summary>
public enum ClientState
{
    /// <summary>Opens, reads and writes, and no letter is lost.</summary>
    Works,

    /// <summary>This login may not look, or there is nothing to judge by.</summary>
    Unknown,

    /// <summary>Works, and stores other letters than were typed.</summary>
    LosesLetters,

    /// <summary>Cannot log in, or not read.</summary>
    CannotOpen,
}
