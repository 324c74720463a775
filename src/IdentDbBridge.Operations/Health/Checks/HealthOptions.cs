namespace IdentDbBridge.Health.Checks;

/// <summary>What a check is to know of the clinic.</summary>
public sealed record HealthOptions
{
    /// <summary>The clinic's time zone, IANA or Windows; null when it is not said, and then that of this machine is taken.</summary>
    public string? TimeZone { get; init; }

    /// <summary>How long calls and tickets are kept: 180 days.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(180);

    /// <summary>How often IDENT uploads the schedule: every 10 minutes unless the clinic has changed it.</summary>
    public TimeSpan ScheduleInterval { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Only what the driver within IDENT meets: way, rights, tables and letters.</summary>
    public bool AsIdent { get; init; }
}
