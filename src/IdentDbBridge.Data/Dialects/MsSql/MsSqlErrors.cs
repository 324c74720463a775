using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;

namespace IdentDbBridge.Dialects.MsSql;

/// <summary>What SQL Server's error numbers mean. Source: the product's list of database engine events and errors.</summary>
static partial class MsSqlErrors
{
    /// <summary>Errors whose quoted parts are names of objects. Every other message may quote a value of a row.</summary>
    static readonly HashSet<int> NamesOnly = [156, 207, 208, 229, 230, 262, 297, 300, 515, 547, 911, 916, 1088, 1750, 1767, 1781, 1911, 1913, 2705, 2714, 2760, 3701, 4060, 4902, 4924, 15151, 15247];

    public static ServerError Classify(SqlException e) => new("SQL Server", e.Number, Kind(e), Text(e));

    static ServerErrorKind Kind(SqlException e) => e.Number switch
    {
        18456 or 18452 or 18470 or 18486 or 18487 or 18488 => ServerErrorKind.LoginFailed,
        4060 or 911 => ServerErrorKind.DatabaseMissing,
        229 or 230 or 262 or 297 or 300 or 916 or 1088 or 3704 or 4613 or 15151 or 15247 or 2760 => ServerErrorKind.NoRights,
        2601 or 2627 => ServerErrorKind.Duplicate,
        515 or 547 or 8152 or 2628 => ServerErrorKind.RuleBroken,
        1205 => ServerErrorKind.Deadlock,
        -2 or 1222 => ServerErrorKind.Timeout,
        -1 or 2 or 53 or 26 or 40 or 258 or 11001 or 10060 or 10061 => ServerErrorKind.Unreachable,
        0 or 19 or 64 or 121 or 232 or 233 or 10053 or 10054 or 596 or 6005 => ServerErrorKind.ConnectionLost,
        _ => e.Class >= 20 ? ServerErrorKind.ConnectionLost : ServerErrorKind.Other,
    };

    static string Text(SqlException e)
    {
        string first = e.Errors.Count > 0 ? e.Errors[0].Message : e.Message;
        return NamesOnly.Contains(e.Number) ? first : Values().Replace(first, "…");
    }

    // 'x', "x" and the (x) of a duplicate key. To the last quote: what is quoted may have quotes in it, which the server does not double.
    [GeneratedRegex("""['"].*['"]|(?<=\().*(?=\))""", RegexOptions.Singleline)]
    private static partial Regex Values();
}
