namespace IdentDbBridge.Model;

/// <summary>What became of a record. Telling the same thing twice is never an error.</summary>
public enum Outcome
{
    /// <summary>Written.</summary>
    Done,

    /// <summary>It was there already; nothing was changed.</summary>
    AlreadyThere,

    /// <summary>There is nothing that it could be applied to: no such call or ticket.</summary>
    NotFound,

    /// <summary>Too late: IDENT may have read it already, and reads nothing twice.</summary>
    TooLate,

    /// <summary>The server cannot be reached; kept on this machine, and delivered later.</summary>
    Queued,
}
