using System.Data.Common;

namespace IdentDbBridge.Data;

/// <summary>Columns that may be NULL.</summary>
static class NullableColumns
{
    public static string? Text(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTime? Time(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDateTime(column);
}
