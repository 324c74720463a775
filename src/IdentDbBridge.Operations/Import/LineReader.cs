using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>A file line by line, in constant memory whatever the lines: LF and CRLF, a mark at the begin, UTF-16 with a mark.</summary>
/// <param name="path">The file.</param>
/// <param name="encoding"><c>utf-8</c>, <c>windows-1251</c>, or null: see <see cref="LineDecoder"/>.</param>
sealed class LineReader(string path, string? encoding)
{
    /// <summary>Bytes of a line; a longer one is passed over.</summary>
    public const int MaxLength = 1 << 20;

    const int BufferSize = 1 << 16;
    const byte LineFeed = (byte)'\n';

    readonly LineDecoder _decoder = new(encoding);
    readonly byte[] _buffer = new byte[BufferSize];

    // The begin of a line whose end is not in the buffer yet.
    readonly ArrayBufferWriter<byte> _begun = new();
    bool _tooLong;
    long _number;

    public long Total { get; private set; }

    public long Position { get; private set; }

    /// <exception cref="ConfigurationException">The file cannot be read.</exception>
    public async IAsyncEnumerable<SourceLine> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Stream file = Open();
        await using ConfiguredAsyncDisposable fileEnd = file.ConfigureAwait(false);
        int length;
        while ((length = await FillAsync(file, cancellationToken).ConfigureAwait(false)) > 0)
        {
            int start = _number == 0 && _begun.WrittenCount == 0 ? SkipMark(length) : 0;
            int end;
            while ((end = Array.IndexOf(_buffer, LineFeed, start, length - start)) >= 0)
            {
                yield return Line(start, end);
                start = end + 1;
            }

            Keep(start, length);
        }

        if (_begun.WrittenCount > 0 || _tooLong)
            yield return Line(0, 0);
    }

    Stream Open()
    {
        try
        {
            FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
            Total = file.CanSeek ? file.Length : 0;
            return Utf16(file) is { } utf16 ? Encoding.CreateTranscodingStream(file, utf16, Encoding.UTF8) : file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // Not named: what stands there may be the tail of a connection string that a shell took apart.
            throw new ConfigurationException(T($"The file to import is not there, or cannot be read."), e);
        }
    }

    /// <summary>What a spreadsheet calls "Unicode text".</summary>
    static UnicodeEncoding? Utf16(FileStream file)
    {
        if (!file.CanSeek)
            return null;
        (int first, int second) = (file.ReadByte(), file.ReadByte());
        file.Position = 0;
        return (first, second) switch
        {
            (0xFF, 0xFE) => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
            (0xFE, 0xFF) => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
            _ => null,
        };
    }

    async Task<int> FillAsync(Stream file, CancellationToken cancellationToken)
    {
        try
        {
            int length = await file.ReadAtLeastAsync(_buffer, BufferSize, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            Position += length;
            return length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(T($"The file to import cannot be read on after line {_number}."), e);
        }
    }

    int SkipMark(int length)
    {
        if (!_buffer.AsSpan(0, length).StartsWith(Encoding.UTF8.Preamble))
            return 0;
        _decoder.SeeMark();
        return Encoding.UTF8.Preamble.Length;
    }

    void Keep(int start, int length)
    {
        _tooLong |= _begun.WrittenCount + length - start > MaxLength;
        if (!_tooLong)
            _begun.Write(_buffer.AsSpan(start, length - start));
    }

    SourceLine Line(int start, int end)
    {
        _number++;
        ReadOnlySpan<byte> bytes = _buffer.AsSpan(start, end - start);
        if (_begun.WrittenCount > 0 || _tooLong)
        {
            Keep(start, end);
            bytes = _begun.WrittenSpan;
        }

        SourceLine line = _tooLong ? Broken(ImportRules.Length, T($"longer than a megabyte")) : Decode(bytes);
        _begun.ResetWrittenCount();
        _tooLong = false;
        return line;
    }

    SourceLine Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [.., (byte)'\r'])
            bytes = bytes[..^1];
        return _decoder.Decode(bytes) is { } text ? new SourceLine(_number, text, null) : Broken(ImportRules.Encoding, T($"not UTF-8, unlike lines before it"));
    }

    SourceLine Broken(string rule, string found) => new(_number, "", new RuleProblem(ImportRules.Line, rule, found));
}
