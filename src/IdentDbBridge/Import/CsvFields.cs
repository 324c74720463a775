using System.Text;

namespace IdentDbBridge.Import;

/// <summary>Takes one record of CSV (RFC 4180) apart, line after line while a quote is open. Quotes inside a field that does not begin with one are its own.</summary>
sealed class CsvFields(char delimiter)
{
    readonly List<string> _fields = [];
    readonly StringBuilder _field = new();
    bool _quoted;

    /// <summary>Whether something other than a delimiter followed a closing quote.</summary>
    public bool IsBroken { get; private set; }

    public string[] Fields => [.. _fields];

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
        _fields.Add(line[at..end]);
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

            _field.Append(line, at, length);
            at += length + 1;
            if (at == line.Length || line[at] != '"')
                break;
            _field.Append('"');
            at++;
        }

        _quoted = false;
        _fields.Add(_field.ToString());
        _field.Clear();
        IsBroken |= at < line.Length && line[at] != delimiter;
        at = IsBroken ? line.Length + 1 : at + 1;
        return true;
    }
}
