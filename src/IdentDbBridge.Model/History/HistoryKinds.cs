namespace IdentDbBridge.History;

/// <summary>What can be said of a <see cref="HistoryKind"/>.</summary>
public static class HistoryKinds
{
    /// <summary>Whether the task did its work.</summary>
    public static bool IsDone(this HistoryKind kind) => kind is HistoryKind.Success or HistoryKind.Warning;

    /// <summary>Of an error.</summary>
    public static HistoryKind Of(Exception error) => error switch
    {
        ConnectionException or PermissionException => HistoryKind.Network,
        ServerException { Error.Kind: ServerErrorKind.ConnectionLost or ServerErrorKind.Timeout or ServerErrorKind.Unreachable or ServerErrorKind.LoginFailed } => HistoryKind.Network,
        IdentDbException => HistoryKind.Known,
        _ => HistoryKind.Unknown,
    };
}
