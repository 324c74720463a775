using IdentDbBridge.Migrations.Scripts;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Cli.Results;

/// <summary>The exit codes of identdb, as the README lists them.</summary>
static class ExitCodes
{
    public const int Done = 0;
    public const int Unexpected = 1;
    public const int Usage = 2;
    public const int Pending = 3;
    public const int Drift = 4;
    public const int LockBusy = 5;
    public const int CannotConnect = 6;
    public const int NoRights = 7;
    public const int ScriptFailed = 8;
    public const int DataProblems = 9;
    public const int ServerRefused = 10;
    public const int Cancelled = 130;

    // From what waits to what is broken.
    static readonly int[] ByWeight = [Done, Pending, DataProblems, LockBusy, CannotConnect, NoRights, ServerRefused, Usage, Drift, ScriptFailed, Unexpected, Cancelled];

    /// <summary>The one that says most of several runs: 0, 3, 9, 5, 6, 7, 10, 2, 4, 8, 1, 130, the last that occurs.</summary>
    public static int Worst(IEnumerable<int> codes) => codes.Append(Done).MaxBy(code => Array.IndexOf(ByWeight, code));

    /// <summary>The code and a stable word for an error.</summary>
    public static (int Code, string Kind) Of(Exception e) => e switch
    {
        OperationCanceledException => (Cancelled, "cancelled"),
        ConfigurationException or ScriptSyntaxException => (Usage, "configuration"),
        ValidationException => (DataProblems, "data"),
        DriftException => (Drift, "drift"),
        LockException => (LockBusy, "lock-busy"),
        PermissionException or ScriptFailedException { Error.Kind: ServerErrorKind.NoRights } => (NoRights, "no-rights"),
        ScriptFailedException => (ScriptFailed, "script-failed"),
        ConnectionException { Error.Kind: ServerErrorKind.DatabaseMissing } => (CannotConnect, "database-missing"),
        ConnectionException { Error.Kind: ServerErrorKind.LoginFailed } => (CannotConnect, "login-failed"),
        ServerException { Error.Kind: ServerErrorKind.Timeout or ServerErrorKind.Deadlock } and not ConnectionException => (LockBusy, "lock-busy"),
        ConnectionException or ServerException { Error.Kind: ServerErrorKind.ConnectionLost or ServerErrorKind.Unreachable } => (CannotConnect, "cannot-connect"),
        ServerException { Error.Kind: ServerErrorKind.Duplicate or ServerErrorKind.RuleBroken } => (DataProblems, "data"),
        ServerException { Error.Fault: ServerFault.TableMissing or ServerFault.Unreadable } => (Drift, "drift"),
        ServerException { Error: var error } => (ServerRefused, error.Fault switch
        {
            ServerFault.ReadOnly => "read-only",
            ServerFault.TooLarge => "too-large",
            ServerFault.Full => "disk-full",
            ServerFault.Damaged => "damaged",
            _ => "server-refused",
        }),
        _ => (Unexpected, "unexpected"),
    };
}
