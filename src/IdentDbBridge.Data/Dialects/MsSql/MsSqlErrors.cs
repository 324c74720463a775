using IdentDbBridge.Data;
using Microsoft.Data.SqlClient;

namespace IdentDbBridge.Dialects.MsSql;

/// <summary>What SQL Server's error numbers mean. Source: the product's list of database engine events and errors.</summary>
static class MsSqlErrors
{
    // The driver's own, at which the connection ends. With a lower severity they are the server's, and of something else.
    static readonly HashSet<int> Unreachable = [2, 26, 40, 53, 258, 10060, 10061, 11001];
    static readonly HashSet<int> Cut = [19, 20, 64, 121, 232, 233, 10053, 10054];

    // A database of Azure that sleeps, is being moved or has too much to do: https://learn.microsoft.com/en-us/azure/azure-sql/database/troubleshoot-common-errors-issues
    static readonly HashSet<int> Away = [40197, 40501, 40613, 49918, 49919, 49920];

    static readonly KnownMessages Known = new("mssql");

    public static ServerError Classify(SqlException e) =>
        ServerWords.Tell("SQL Server", e.Number, Kind(e.Number, e.Class), Fault(e.Number), Shown(e.Number, e.Class, e.Errors.Count > 0 ? e.Errors[0].Message : e.Message));

    /// <summary>What may be shown of a message; null when that is nothing.</summary>
    /// <param name="number">Of the error; negative where it is the driver's.</param>
    /// <param name="severity">From 20 on, the connection ends.</param>
    /// <param name="message">In any language.</param>
    public static string? Shown(int number, byte severity, string message) =>
        // What the driver says, in the language of this machine, is of names, ports, certificates and operating system.
        number < 0 || (severity >= 20 && (Unreachable.Contains(number) || Cut.Contains(number))) ? message : Known.Shown(number, message);

    /// <summary>Whether the same will work a minute later.</summary>
    public static bool IsAway(int number) => Away.Contains(number);

    /// <param name="number">Of the error.</param>
    /// <param name="severity">From 20 on, the connection ends.</param>
    public static ServerErrorKind Kind(int number, byte severity) => number switch
    {
        18456 or 18452 or 18470 or 18486 or 18487 or 18488 => ServerErrorKind.LoginFailed,
        4060 or 911 => ServerErrorKind.DatabaseMissing,
        229 or 230 or 262 or 297 or 300 or 916 or 1088 or 3704 or 4613 or 15151 or 15247 or 2760 => ServerErrorKind.NoRights,
        2601 or 2627 => ServerErrorKind.Duplicate,
        515 or 547 or 8152 or 2628 => ServerErrorKind.RuleBroken,
        1205 => ServerErrorKind.Deadlock,
        -2 or 1222 => ServerErrorKind.Timeout,
        -1 => ServerErrorKind.Unreachable,
        _ when IsAway(number) => ServerErrorKind.Unreachable,
        0 or 596 or 6005 => ServerErrorKind.ConnectionLost,
        _ when severity >= 20 => Unreachable.Contains(number) ? ServerErrorKind.Unreachable : ServerErrorKind.ConnectionLost,
        _ => ServerErrorKind.Other,
    };

    static ServerFault Fault(int number) => number switch
    {
        208 => ServerFault.TableMissing,
        3906 or 3908 or 978 => ServerFault.ReadOnly,
        511 or 8623 => ServerFault.TooLarge,
        1101 or 1105 or 9002 => ServerFault.Full,
        823 or 824 or 825 => ServerFault.Damaged,
        _ => ServerFault.None,
    };
}
