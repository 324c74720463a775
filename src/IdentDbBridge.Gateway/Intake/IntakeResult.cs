namespace IdentDbBridge.Gateway.Intake;

/// <summary>What became of a request. Each has one.</summary>
enum IntakeResult
{
    /// <summary>By a defect, or since neither the database nor the disk takes it.</summary>
    Failed,

    /// <summary>Without the secret or the signature.</summary>
    Refused,

    /// <summary>On its way to the database.</summary>
    Accepted,

    /// <summary>A ping, or an event that is of no use.</summary>
    Ignored,

    /// <summary>It cannot be used, and is kept.</summary>
    Unusable,

    /// <summary>It cannot be used, and too many of its kind are kept: the sender is told to come again.</summary>
    Full,
}
