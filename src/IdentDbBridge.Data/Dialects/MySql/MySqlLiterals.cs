using System.Globalization;
using System.Text;
using IdentDbBridge.Data;

namespace IdentDbBridge.Dialects.MySql;

/// <summary>Values as literals of a statement. The session's sql_mode has no NO_BACKSLASH_ESCAPES, and its character set is utf8mb4.</summary>
sealed class MySqlLiterals(StringBuilder sql) : RowText
{
    public override void Separate() => sql.Append(',');

    public override void Null() => sql.Append("NULL");

    public override void Text(string value)
    {
        sql.Append('\'');
        ReadOnlySpan<char> rest = value;
        for (int at; (at = rest.IndexOfAny('\'', '\\')) >= 0; rest = rest[(at + 1)..])
            sql.Append(rest[..at]).Append('\\').Append(rest[at]);
        sql.Append(rest).Append('\'');
    }

    public override void Number(int value) => sql.Append(CultureInfo.InvariantCulture, $"{value}");

    public override void Time(DateTime value)
    {
        // yyyy-MM-dd HH:mm:ssZ
        Span<char> text = stackalloc char[20];
        value.TryFormat(text, out _, "u", CultureInfo.InvariantCulture);
        sql.Append('\'').Append(text[..^1]).Append('\'');
    }
}
