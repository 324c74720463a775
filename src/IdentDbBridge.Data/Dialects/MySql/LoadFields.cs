using System.Buffers;
using System.Globalization;
using System.Text;
using IdentDbBridge.Data;

namespace IdentDbBridge.Dialects.MySql;

/// <summary>Values as LOAD DATA reads them by default: parted by tabs, ended by a line feed, escaped by a backslash, in UTF-8.</summary>
sealed class LoadFields : RowText, IDisposable
{
    static readonly SearchValues<char> Special = SearchValues.Create("\t\n\\\0");

    byte[] _bytes = ArrayPool<byte>.Shared.Rent(1 << 17);

    public int Length { get; private set; }

    public byte[] Bytes => _bytes;

    public void Clear() => Length = 0;

    public void EndRow() => Add((byte)'\n');

    public override void Separate() => Add((byte)'\t');

    public override void Null() => Add("\\N"u8);

    public override void Text(string value)
    {
        ReadOnlySpan<char> rest = value;
        for (int at; (at = rest.IndexOfAny(Special)) >= 0; rest = rest[(at + 1)..])
        {
            AddPlain(rest[..at]);
            Add((byte)'\\');
            Add(rest[at] switch
            {
                '\t' => (byte)'t',
                '\n' => (byte)'n',
                '\0' => (byte)'0',
                _ => (byte)'\\',
            });
        }

        AddPlain(rest);
    }

    public override void Number(int value)
    {
        value.TryFormat(Room(11), out int written, default, CultureInfo.InvariantCulture);
        Length += written;
    }

    public override void Time(DateTime value)
    {
        // yyyy-MM-dd HH:mm:ssZ
        value.TryFormat(Room(20), out int written, "u", CultureInfo.InvariantCulture);
        Length += written - 1;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);

    void AddPlain(ReadOnlySpan<char> text) => Length += Encoding.UTF8.GetBytes(text, Room(text.Length * 3));

    void Add(byte value)
    {
        Room(1)[0] = value;
        Length++;
    }

    void Add(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Room(value.Length));
        Length += value.Length;
    }

    Span<byte> Room(int size)
    {
        if (_bytes.Length - Length < size)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + size));
            _bytes.AsSpan(0, Length).CopyTo(larger);
            Dispose();
            _bytes = larger;
        }

        return _bytes.AsSpan(Length);
    }
}
