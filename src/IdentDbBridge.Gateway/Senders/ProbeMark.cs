namespace IdentDbBridge.Gateway.Senders;

/// <summary>What tells a probe from all others.</summary>
/// <param name="Id">The sender's id of it.</param>
/// <param name="Phone">In E.164; nobody's.</param>
/// <param name="At">When it happened.</param>
/// <param name="Clock">The clinic's.</param>
sealed record ProbeMark(string Id, string Phone, DateTimeOffset At, ClinicTime Clock)
{
    /// <summary>All of before, by the clinic's clock, is a probe's: no IDENT begins so early.</summary>
    public static DateTime Before { get; } = new(2000, 1, 5);

    /// <summary>The number as phone systems write it.</summary>
    public string Digits => Phone.TrimStart('+');

    /// <summary>Seconds since 1970.</summary>
    public long Unix => At.ToUnixTimeSeconds();

    /// <summary>The wall clock of a phone system.</summary>
    public string Local(SourceSettings source) => (source.Zone ?? Clock).ToLocal(At).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
}
