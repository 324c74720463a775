using System.Globalization;
using IdentDbBridge.Health.Findings;

namespace IdentDbBridge.Health.Checks;

/// <summary>The server's clock against this machine's, and its zone against the clinic's.</summary>
sealed class CheckClock(HealthContext place)
{
    static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Bad = TimeSpan.FromMinutes(10);
    static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    public Task RunAsync(CancellationToken cancellationToken) => place.LookAsync([FindingKinds.ClockAccuracy, FindingKinds.ClockZone], () => LookAsync(cancellationToken));

    async Task LookAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset before = place.Now;
        Times server = (await place.Db.QueryAsync<Times>(place.Sql["checks/clock"], null, cancellationToken).ConfigureAwait(false))[0];
        DateTime here = before.UtcDateTime + ((place.Now - before) / 2);
        TimeSpan off = server.Utc - here;
        place.Judge(
            FindingKinds.ClockAccuracy,
            off.Duration() < Tolerance,
            off.Duration() < Bad ? FindingState.Warning : FindingState.Failure,
            T($"The server's clock and this machine's agree."),
            T($"The server's clock and this machine's differ by {off.Duration().TotalSeconds:0} s; which of them is wrong cannot be told from here."),
            OperatingSystem.IsWindows() ? "w32tm /resync" : "timedatectl set-ntp true");
        Zone(Rounded(server.Local - server.Utc));
    }

    void Zone(TimeSpan zone)
    {
        if (place.Options.TimeZone is null)
        {
            place.Unknown(FindingKinds.ClockZone, T($"The server is at UTC{Text(zone)}. Whether that is the clinic's time cannot be told without the clinic's time zone."), null, Remedy.Option(nameof(HealthOptions.TimeZone), "Europe/Moscow"));
            return;
        }

        TimeSpan clinic = Rounded(place.LocalNow - place.Now.UtcDateTime);
        place.Judge(
            FindingKinds.ClockZone,
            zone == clinic,
            FindingState.Warning,
            T($"The server is at the clinic's time, UTC{Text(zone)}."),
            T($"The server is at UTC{Text(zone)}, the clinic at UTC{Text(clinic)}: SQL that takes NOW() or GETDATE() for the time of a call or a ticket writes a wrong one."),
            place.IsMySql ? $"SET GLOBAL time_zone = '{Text(clinic)}'" : T($"Set the time zone of the server's machine; until then give times as values, never as GETDATE()."));
    }

    static TimeSpan Rounded(TimeSpan offset) => Step * Math.Round(offset / Step);

    static string Text(TimeSpan offset) => (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture);

    sealed class Times
    {
        public DateTime Local { get; set; }

        public DateTime Utc { get; set; }
    }
}
