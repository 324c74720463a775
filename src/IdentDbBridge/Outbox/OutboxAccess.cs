namespace IdentDbBridge.Outbox;

/// <summary>How the file of an outbox is opened.</summary>
enum OutboxAccess
{
    /// <summary>By the program that fills it: created when it is missing.</summary>
    Create,

    /// <summary>By a tool that empties it: it must be there.</summary>
    Existing,

    /// <summary>By a tool that looks: nothing is written, not even beside it.</summary>
    Look,
}
