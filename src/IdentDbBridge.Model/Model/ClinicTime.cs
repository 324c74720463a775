namespace IdentDbBridge.Model;

/// <summary>
/// The clinic's wall clock. The exchange tables hold local times without a zone, to the second; everybody else has
/// <see cref="DateTimeOffset"/>.
/// </summary>
public sealed class ClinicTime
{
    readonly TimeZoneInfo _zone;
    readonly SteadyDays _utcDays;
    readonly SteadyDays _localDays;

    /// <param name="timeZone">An IANA or Windows id: <c>Asia/Krasnoyarsk</c>, <c>North Asia Standard Time</c>.</param>
    /// <exception cref="ConfigurationException">There is no such zone on this machine.</exception>
    public ClinicTime(string timeZone)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out TimeZoneInfo? zone))
            throw Unknown(timeZone);
        _zone = zone;
        _utcDays = new SteadyDays(ticks => zone.GetUtcOffset(new DateTime(ticks, DateTimeKind.Utc)));
        _localDays = new SteadyDays(LocalOffset);
    }

    static ConfigurationException Unknown(string timeZone)
    {
        // Without its data every name is unknown but UTC.
        if (!TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Moscow", out _))
            return new(T($"This machine has no time zone data, so '{timeZone}' cannot be looked up. Install the package tzdata, or set TZDIR to where its files are."));
        // Windows' names are translated by ICU.
        return Tool.IsWithoutIcu && timeZone.Contains(' ', StringComparison.Ordinal)
            ? new(T($"'{timeZone}' cannot be looked up: this program runs without ICU (invariant globalization). Give an IANA id, such as Europe/Moscow or Asia/Novosibirsk."))
            : new(T($"There is no time zone '{timeZone}'. Give an IANA or Windows id, such as Europe/Moscow or Asia/Novosibirsk."));
    }

    /// <summary>The clinic's local time of a moment, without its fraction of a second.</summary>
    public DateTime ToLocal(DateTimeOffset moment)
    {
        long ticks = _utcDays.Offset(moment.UtcTicks) is { } offset ? moment.UtcTicks + offset.Ticks : TimeZoneInfo.ConvertTime(moment, _zone).Ticks;
        return new DateTime(ticks - (ticks % TimeSpan.TicksPerSecond), DateTimeKind.Unspecified);
    }

    /// <summary>The UTC time of a moment, without its fraction of a second.</summary>
    internal static DateTime ToUtc(DateTimeOffset moment) => new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerSecond), DateTimeKind.Unspecified);

    /// <summary>
    /// The moment of a local time. Of the hour that is repeated in autumn the first one is meant; a time that is left out in
    /// spring is moved forward by the gap.
    /// </summary>
    public DateTimeOffset ToMoment(DateTime local) => ToMoment(local, null);

    /// <summary>Likewise, but of the repeated hour the one that is nearer to <paramref name="near"/>.</summary>
    internal DateTimeOffset ToMoment(DateTime local, DateTimeOffset? near)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return _localDays.Offset(local.Ticks) is { } offset ? new DateTimeOffset(local, offset) : AskZone(local, near);
    }

    DateTimeOffset AskZone(DateTime local, DateTimeOffset? near)
    {
        if (_zone.IsAmbiguousTime(local))
        {
            IEnumerable<DateTimeOffset> moments = _zone.GetAmbiguousTimeOffsets(local).OrderDescending().Select(offset => new DateTimeOffset(local, offset));
            return near is { } known ? moments.MinBy(moment => (moment - known).Duration()) : moments.First();
        }

        return _zone.IsInvalidTime(local)
            ? new DateTimeOffset(local, _zone.GetUtcOffset(local.AddHours(-1)))
            : new DateTimeOffset(local, _zone.GetUtcOffset(local));
    }

    /// <summary>Null for a time that is there twice or not at all.</summary>
    TimeSpan? LocalOffset(long ticks)
    {
        var local = new DateTime(ticks, DateTimeKind.Unspecified);
        return _zone.IsAmbiguousTime(local) || _zone.IsInvalidTime(local) ? null : _zone.GetUtcOffset(local);
    }
}
