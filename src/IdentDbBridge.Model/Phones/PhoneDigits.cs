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
    int _lost;
    int _end = Headroom;

    /// <summary>How many there are; those beyond the capacity are counted only.</summary>
    public readonly int Count => _end - _start + _lost;

    public readonly ReadOnlySpan<char> Span => _buffer[_start.._end];

    public readonly bool StartWith(ReadOnlySpan<char> prefix) => Span.StartsWith(prefix);

    public readonly bool AreZeros => Span.IndexOfAnyExcept('0') < 0;

    public void Add(int digit)
    {
        if (_end < _buffer.Length)
            _buffer[_end++] = (char)('0' + digit);
        else
            _lost++;
    }

    public void Drop(int count) => _start += Math.Min(count, _end - _start);

    public void Prepend(ReadOnlySpan<char> prefix)
    {
        _start -= prefix.Length;
        prefix.CopyTo(_buffer[_start..]);
    }

    public void Replace(ReadOnlySpan<char> digits)
    {
        (_start, _lost, _end) = (Headroom, 0, Headroom + digits.Length);
        digits.CopyTo(_buffer[Headroom..]);
    }

    public readonly string ToE164()
    {
        _buffer[_start - 1] = '+';
        return new string(_buffer[(_start - 1).._end]);
    }
}
