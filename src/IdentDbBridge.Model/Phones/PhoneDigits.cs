namespace IdentDbBridge.Phones;

/// <summary>The digits of a number, with room before them for a country and an area.</summary>
ref struct PhoneDigits(Span<char> buffer)
{
    public const int BufferSize = Headroom + Capacity;

    // A plus, three digits of country and five of area.
    const int Headroom = 9;
    const int Capacity = 24;

    readonly Span<char> _buffer = buffer;
    int _start = Headroom;
    int _end = Headroom;

    public readonly int Count => _end - _start;

    public readonly ReadOnlySpan<char> Span => _buffer[_start.._end];

    public readonly bool StartWith(ReadOnlySpan<char> prefix) => Span.StartsWith(prefix);

    public readonly bool AreZeros => Span.IndexOfAnyExcept('0') < 0;

    /// <summary>Nothing when there is no room: so many are more than one number.</summary>
    public void Add(int digit)
    {
        if (_end < _buffer.Length)
            _buffer[_end++] = (char)('0' + digit);
    }

    /// <summary>Takes off the first ones, of which there are as many.</summary>
    public void Drop(int count) => _start += count;

    public void Prepend(ReadOnlySpan<char> prefix)
    {
        _start -= prefix.Length;
        prefix.CopyTo(_buffer[_start..]);
    }

    public void Replace(ReadOnlySpan<char> digits)
    {
        (_start, _end) = (Headroom, Headroom + digits.Length);
        digits.CopyTo(_buffer[Headroom..]);
    }

    public readonly string ToE164()
    {
        _buffer[_start - 1] = '+';
        return new string(_buffer[(_start - 1).._end]);
    }
}
