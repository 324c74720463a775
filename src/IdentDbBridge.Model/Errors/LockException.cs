namespace IdentDbBridge.Errors;

/// <summary>The run lock is held by somebody else, was lost, or was refused. Nothing was changed unless the message says so.</summary>
public sealed class LockException(string message) : IdentDbException(message);
