using IdentDbBridge.Health.Findings;

namespace IdentDbBridge.Health.Checks;

/// <summary>Whether a table holds rows that should have been purged. Looks at the oldest one only.</summary>
sealed class CheckRetention(HealthContext place, FindingKind kind, string block, string oldest)
{
    // Somebody purges once a day, or less often.
    static readonly TimeSpan Grace = TimeSpan.FromDays(2);

    public Task RunAsync(CancellationToken cancellationToken) => place.LookAsync([kind], () => LookAsync(cancellationToken));

    async Task LookAsync(CancellationToken cancellationToken)
    {
        DateTime? first = await place.Db.ScalarAsync<DateTime?>(place.Sql[oldest], null, cancellationToken).ConfigureAwait(false);
        double days = place.Options.Retention.TotalDays;
        place.Judge(
            kind,
            first is null || first >= place.LocalNow - place.Options.Retention - Grace,
            FindingState.Warning,
            T($"{place.Table(block)} holds nothing older than {days:0} days."),
            T($"{place.Table(block)} holds rows older than {days:0} days: personal data that nobody needs, and IDENT may read them again at each poll."),
            null,
            place.DeleteOld);
    }
}
