namespace IdentDbBridge.Outbox;

/// <summary>Whom a failure is about: the record, its table, or the server with all of them.</summary>
static class DeliveryFailure
{
    /// <summary>The record breaks a rule of the table, whatever the state of the server.</summary>
    public static bool IsOfRecord(ServerException e) => e.Error.Kind is ServerErrorKind.RuleBroken or ServerErrorKind.Duplicate;

    /// <summary>Others of its kind would wait as long: somebody holds the table.</summary>
    public static bool IsOfTable(ServerException e) => !IsOfServer(e) && e.Error.Kind is ServerErrorKind.Timeout or ServerErrorKind.Deadlock;

    /// <summary>Nothing can be delivered.</summary>
    public static bool IsOfServer(Exception e) => e is ConnectionException or ConfigurationException
        || e is ServerException { Error.Kind: ServerErrorKind.Unreachable or ServerErrorKind.LoginFailed or ServerErrorKind.DatabaseMissing or ServerErrorKind.ConnectionLost };
}
