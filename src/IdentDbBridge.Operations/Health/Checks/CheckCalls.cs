using IdentDbBridge.Health.Findings;
using IdentDbBridge.Phones;

namespace IdentDbBridge.Health.Checks;

/// <summary>The newest calls, by the rules of the library, and those that never end.</summary>
sealed class CheckCalls(HealthContext place)
{
    static readonly TimeSpan LongestCall = TimeSpan.FromHours(4);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await place.LookAsync([FindingKinds.CallDuplicates, FindingKinds.CallPhones, FindingKinds.CallRules], () => RowsAsync(cancellationToken)).ConfigureAwait(false);
        await place.LookAsync([FindingKinds.OngoingStale], () => StaleAsync(cancellationToken)).ConfigureAwait(false);
        await new CheckRetention(place, FindingKinds.CallRetention, "FinishedCalls", "checks/oldest-finished-calls").RunAsync(cancellationToken).ConfigureAwait(false);
    }

    async Task RowsAsync(CancellationToken cancellationToken)
    {
        List<CallRow> finished = await place.Db.QueryAsync<CallRow>(place.Sql["checks/newest-finished-calls"], null, cancellationToken).ConfigureAwait(false);
        List<CallRow> ongoing = await place.Db.QueryAsync<CallRow>(place.Sql["checks/newest-ongoing-calls"], null, cancellationToken).ConfigureAwait(false);
        List<CallRow> all = [.. finished, .. ongoing];
        string table = place.Quoted("FinishedCalls");
        int twice = finished.Count - finished.DistinctBy(r => r.Key).Count() + ongoing.Count - ongoing.DistinctBy(r => r.Key).Count();
        place.Judge(
            FindingKinds.CallDuplicates,
            twice == 0,
            FindingState.Failure,
            T($"No two of the newest calls have one key (looked at: {all.Count})."),
            T($"Calls with a key that another one has: {twice} of the newest {all.Count}. IDENT takes one of them, undefined which."),
            $"SELECT DateAndTime, Direction, PhoneFrom, PhoneTo, COUNT(*) FROM {table} GROUP BY DateAndTime, Direction, PhoneFrom, PhoneTo HAVING COUNT(*) > 1");
        Judge(all, table);
    }

    void Judge(List<CallRow> all, string table)
    {
        int phones = all.Count(r => !(IsHidden(r.PhoneFrom) || IdentPhone.IsRecognised(r.PhoneFrom)) || !IdentPhone.IsRecognised(r.PhoneTo));
        place.Judge(
            FindingKinds.CallPhones,
            phones == 0,
            FindingState.Warning,
            T($"IDENT will recognise the phones of the newest calls (looked at: {all.Count})."),
            T($"Calls with a phone that IDENT will not recognise: {phones} of the newest {all.Count}. One complete number with country or city code is wanted."),
            $"SELECT DateAndTime, Direction FROM {table} WHERE PhoneTo NOT LIKE '+7__________' OR (PhoneFrom <> '' AND PhoneFrom NOT LIKE '+7__________')");
        int broken = all.Count(r => Calls.CallRules.Check(r.Call(), PhoneOptions.Default).Problems.Any(p => p.Field is not (nameof(CallRow.PhoneFrom) or nameof(CallRow.PhoneTo))));
        place.Judge(
            FindingKinds.CallRules,
            broken == 0,
            FindingState.Failure,
            T($"The newest calls keep the rules (looked at: {all.Count})."),
            T($"Calls that break a rule (direction in or out, seconds not negative, a time of the years 2000 to 2199): {broken} of the newest {all.Count}."),
            $"SELECT DateAndTime, Direction FROM {table} WHERE Direction NOT IN ('in', 'out') OR WaitInSeconds < 0 OR TalkInSeconds < 0 OR DateAndTime < '20000101'");
    }

    async Task StaleAsync(CancellationToken cancellationToken)
    {
        // Without the clinic's zone, this machine's may be hours off.
        DateTime before = place.LocalNow - (place.Options.TimeZone is null ? TimeSpan.FromDays(1) : LongestCall);
        long stale = await place.Db.ScalarAsync<long>(place.Sql["checks/count-stale-ongoing"], new { Before = before }, cancellationToken).ConfigureAwait(false);
        place.Judge(
            FindingKinds.OngoingStale,
            stale == 0,
            FindingState.Warning,
            T($"No call has been going on for hours."),
            T($"Calls that have been going on since before {before:yyyy-MM-dd HH:mm}: {stale}. The phone system did not say that they have ended, and IDENT shows them still."),
            $"DELETE FROM {place.Quoted("OngoingCalls")} WHERE DateAndTime < {place.Literal(before)}");
    }

    static bool IsHidden(string? phone) => string.IsNullOrEmpty(phone);
}
