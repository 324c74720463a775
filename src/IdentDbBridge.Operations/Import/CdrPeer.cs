namespace IdentDbBridge.Import;

/// <summary>The end of a channel: <c>mts</c> of <c>PJSIP/mts-0000002a</c>, <c>101</c> of <c>Local/101@from-queue-00000012;1</c>.</summary>
/// <param name="Name">Empty when there is no channel.</param>
/// <param name="IsLocal">A channel of the PBX to itself, which is neither phone nor trunk.</param>
/// <param name="IsNumbered">Of lines that are counted and not named, so that a short number is no phone: <c>DAHDI/4-1</c>.</param>
readonly record struct CdrPeer(string Name, bool IsLocal, bool IsNumbered)
{
    static readonly string[] Numbered = ["DAHDI", "Zap", "mISDN", "CAPI", "Khomp", "Dongle", "Quectel"];

    public bool IsNone => Name.Length == 0;

    public static CdrPeer Read(ReadOnlySpan<char> channel, TextPool texts)
    {
        int start = channel.IndexOf('/');
        if (start < 0)
            return new CdrPeer("", false, false);
        ReadOnlySpan<char> kind = channel[..start].Trim(), name = channel[(start + 1)..];
        int end = name.IndexOf('@');
        end = end < 0 ? name.LastIndexOf('-') : end;
        bool isLocal = kind.Equals("Local", StringComparison.OrdinalIgnoreCase);
        return new CdrPeer(texts.Get(end > 0 ? name[..end] : name), isLocal, !isLocal && IsOneOf(kind));
    }

    /// <summary>Whether it is a phone of the clinic.</summary>
    public bool IsPhone(int internalLength) => !IsLocal && !IsNumbered && Extension(internalLength) is not null;

    /// <summary>The internal number that it is named by; null when it is none.</summary>
    public string? Extension(int internalLength) => Extension(Name, internalLength);

    /// <summary>Likewise of a party without a channel.</summary>
    public static string? Extension(string name, int internalLength) => name.Length > 0 && name.Length <= internalLength && !name.AsSpan().ContainsAnyExceptInRange('0', '9') ? name : null;

    /// <summary>Whether its name is, or ends with, the number that was dialled: SIP/211553, PJSIP/mts_4951234567, DAHDI/i1/89990001122.</summary>
    public bool Bears(ReadOnlySpan<char> dialled, int internalLength)
    {
        if (IsLocal || IsNone || dialled.IsEmpty || dialled.ContainsAnyExceptInRange('0', '9'))
            return false;
        if (dialled.SequenceEqual(Name))
            return true;
        ReadOnlySpan<char> number = Number;
        return Math.Min(number.Length, dialled.Length) > internalLength && (number.EndsWith(dialled) || dialled.EndsWith(number));
    }

    /// <summary>The digits at the end of its name.</summary>
    public ReadOnlySpan<char> Number => Name.AsSpan(Name.AsSpan().LastIndexOfAnyExceptInRange('0', '9') + 1);

    static bool IsOneOf(ReadOnlySpan<char> kind)
    {
        foreach (string name in Numbered)
        {
            if (kind.Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
