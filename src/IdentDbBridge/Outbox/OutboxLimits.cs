namespace IdentDbBridge.Outbox;

/// <summary>The limits of an outbox, told of before they are reached.</summary>
static class OutboxLimits
{
    public static IEnumerable<string> Warnings(OutboxOptions options, OutboxTotals totals, DateTime nowUtc)
    {
        long all = totals.Waiting + totals.SetAside;
        if (all >= options.MaxRecords)
            yield return T($"The outbox is full: {all} records, and {options.MaxRecords} are its limit. New ones are refused while the server cannot be reached.");
        else if (all >= options.MaxRecords * options.WarnAt)
            yield return T($"The outbox holds {all} of the {options.MaxRecords} records that it takes.");
        if (nowUtc - totals.OldestUtc >= options.MaxAge * options.WarnAt)
            yield return T($"The oldest record has waited {(nowUtc - totals.OldestUtc)!.Value.TotalDays:0.#} days; after {options.MaxAge.TotalDays:0.#} it is set aside if the server refuses it.");
        if (totals.Ahead > 0)
            yield return T($"{totals.Ahead} records were queued when this machine's clock was ahead of now. They are delivered all the same; check the clock.");
        if (totals.SetAside > 0)
            yield return T($"{totals.SetAside} records were set aside and are not delivered. 'identdb outbox flush --set-aside' tries them again.");
    }
}
