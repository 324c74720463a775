using System.Text;

namespace IdentDbBridge.Import;

/// <summary>
/// Takes one record of CSV (RFC 4180) apart, line after line while a quote is open. Quotes inside a field that does not begin with one are its own.
/// Fields are parts of their line; only what is written otherwise than it reads is copied.
/// </summary>
sealed class CsvFields(char delimiter)
{
    readonly List<ReadOnlyMemory<char>> _fields = [];

    // The begin of a field that does not stand in one piece.
    readonly StringBuilder _field = new();
    bool _quoted;

    /// <summary>Whether something other than a delimiter followed a closing quote.</summary>
    public bool IsBroken { get; private set; }

    public ReadOnlyMemory<char>[] Fields => [.. _fields];

    public void Start()
    {
        _fields.Clear();
        _field.Clear();
        _quoted = IsBroken = false;
    }

    /// <summary>True when the record ends with this line; false while a quote is open.</summary>
    public bool Add(string line)
    {
        int at = 0;
        if (_quoted)
        {
            _field.Append('\n');
            if (!ReadQuoted(line, ref at))
                return false;
        }

        while (at <= line.Length)
        {
            if (at < line.Length && line[at] == '"')
            {
                at++;
                if (!ReadQuoted(line, ref at))
                    return false;
            }
            else
            {
                ReadPlain(line, ref at);
            }
        }

        return true;
    }

    void ReadPlain(string line, ref int at)
    {
        int length = line.AsSpan(at).IndexOf(delimiter);
        int end = length < 0 ? line.Length : at + length;
        _fields.Add(line.AsMemory(at, end - at));
        at = end + 1;
    }

    /// <summary>From behind the opening quote to behind the delimiter.</summary>
    bool ReadQuoted(string line, ref int at)
    {
        _quoted = true;
        while (true)
        {
            int length = line.AsSpan(at).IndexOf('"');
            if (length < 0)
            {
                _field.Append(line, at, line.Length - at);
                return false;
            }

            int end = at + length;
            if (end + 1 == line.Length || line[end + 1] != '"')
            {
                Close(line, at, end);
                at = IsBroken ? line.Length + 1 : end + 2;
                return true;
            }

            // Two quotes mean one.
            _field.Append(line, at, length + 1);
            at = end + 2;
        }
    }

    void Close(string line, int start, int end)
    {
        _quoted = false;
        IsBroken |= end + 1 < line.Length && line[end + 1] != delimiter;
        if (_field.Length == 0)
        {
            _fields.Add(line.AsMemory(start, end - start));
            return;
        }

        _fields.Add(_field.Append(line, start, end - start).ToString().AsMemory());
        _field.Clear();
    }
}
