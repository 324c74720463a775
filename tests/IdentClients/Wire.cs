using System.Data.Common;
using System.Globalization;
using System.Text;

namespace IdentDbBridge.IdentClients;

/// <summary>How values travel between a client and the suite: one line of text for each answer, every value with the kind of its type.</summary>
public static class Wire
{
    /// <summary>UTF-8 without a mark.</summary>
    public static readonly Encoding Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Values of a row as text.</summary>
    public static string Row(params object?[] values) => string.Join("\u001f", values.Select(Value));

    /// <summary>A value as text that tells its type, too: text, time, number, truth.</summary>
    public static string Value(object? value) => value switch
    {
        null or DBNull => "null",
        string text => "text " + text,
        DateTime time => "time " + time.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
        bool truth => truth ? "truth yes" : "truth no",
        int or long or short or sbyte or byte or uint or ulong => "number " + Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => value.GetType().Name + " " + Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>The current row of a reader.</summary>
    public static string Row(DbDataReader reader)
    {
        var values = new object[reader.FieldCount];
        reader.GetValues(values);
        return Row(values);
    }

    /// <summary>Text without line ends.</summary>
    public static string OneLine(string text) => text.Replace("\\", "\\\\").Replace("\n", "\\n").Replace("\r", "\\r");

    /// <summary>What <see cref="OneLine"/> was given.</summary>
    public static string Lines(string line)
    {
        var text = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            var next = line[i] == '\\' ? line[++i] : '\0';
            text.Append(next switch { 'n' => '\n', 'r' => '\r', '\\' => '\\', _ => line[i] });
        }
        return text.ToString();
    }
}
