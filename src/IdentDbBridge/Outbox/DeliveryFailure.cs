namespace IdentDbBridge.Outbox;

/// <summary>Tells the failures of one record from those of the server.</summary>
static class DeliveryFailure
{
    /// <summary>The record breaks a rule of the table, whatever the state of the server.</summary>
    public static bool IsOfRecord(ServerException e) => e.Error.Kind is ServerErrorKind.RuleBroken or ServerErrorKind.Duplicate;

    /// <summary>The server does for no record what it was asked for.</summary>
    public static bool IsOfServer(ServerException e) => e.Error.Kind is not (ServerErrorKind.RuleBroken or ServerErrorKind.Duplicate or ServerErrorKind.Other);
}
