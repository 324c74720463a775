using System.Text;

namespace IdentDbBridge.Import;

/// <summary>
/// Bytes to text. Unless the encoding is named, the first line with anything but ASCII decides for the whole file: UTF-8 when it
/// is valid UTF-8, windows-1251 otherwise. Russian text in windows-1251 is practically never valid UTF-8.
/// </summary>
sealed class LineDecoder(string? name)
{
    static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
    static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    Encoding? _encoding = name switch
    {
        null => null,
        "utf-8" => Strict,
        _ => Windows,
    };

    /// <summary>A mark at the file's begin says that it is UTF-8.</summary>
    public void SeeMark() => _encoding ??= Strict;

    /// <summary>Null for bytes that are no text of the file's encoding.</summary>
    public string? Decode(ReadOnlySpan<byte> line)
    {
        if (Ascii.IsValid(line))
            return Encoding.ASCII.GetString(line);
        _encoding ??= System.Text.Unicode.Utf8.IsValid(line) ? Strict : Windows;
        return _encoding == Strict && !System.Text.Unicode.Utf8.IsValid(line) ? null : _encoding.GetString(line);
    }
}
