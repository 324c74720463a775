using IdentDbBridge.Health.Findings;

namespace IdentDbBridge.Health.Checks;

/// <summary>How fast calls and tickets grow, and when a limit is reached.</summary>
sealed class CheckGrowth(HealthContext place)
{
    const int Days = 30;
    const double Mega = 1 << 20;
    const double Soon = 180;

    // Where the server has no better estimate: a call with an address of its record.
    const double UsualRow = 500;

    public Task RunAsync(CancellationToken cancellationToken) => place.LookAsync([FindingKinds.Growth], async () =>
    {
        var window = new { WindowFrom = place.LocalNow.AddDays(-Days), WindowTo = place.LocalNow };
        double calls = await place.Db.ScalarAsync<long>(place.Sql["checks/count-recent-finished-calls"], window, cancellationToken).ConfigureAwait(false) / (double)Days;
        double tickets = await place.Db.ScalarAsync<long>(place.Sql["checks/count-recent-tickets"], window, cancellationToken).ConfigureAwait(false) / (double)Days;
        Size size = (await place.Db.QueryAsync<Size>(place.Sql["checks/size"], place.Names, cancellationToken).ConfigureAwait(false))[0];
        Judge(calls, tickets, size);
    });

    void Judge(double calls, double tickets, Size size)
    {
        double row = size.GrowingRows > 0 ? (double)size.GrowingBytes / size.GrowingRows : UsualRow;
        double perDay = row * (calls + tickets);
        if (size.LimitBytes is not { } limit)
        {
            place.Pass(FindingKinds.Growth, T($"{size.AllBytes / Mega:0.0} MB; calls a day: {calls:0.0}, tickets a day: {tickets:0.0} (last {Days} days), about {perDay * Days / Mega:0.0} MB a month. The server sets no limit but its disk."));
            return;
        }

        double left = Math.Max(0, limit - size.AllBytes) / Math.Max(perDay, 1);
        place.Judge(
            FindingKinds.Growth,
            left > Soon,
            size.AllBytes >= limit * 0.95 ? FindingState.Failure : FindingState.Warning,
            T($"{size.AllBytes / Mega:0.0} MB of {limit / Mega:0} MB; calls a day: {calls:0.0}, tickets a day: {tickets:0.0} (last {Days} days); the limit is more than {Soon:0} days away."),
            T($"{size.AllBytes / Mega:0.0} MB of {limit / Mega:0} MB; calls a day: {calls:0.0}, tickets a day: {tickets:0.0} (last {Days} days); days until the limit: {left:0}."),
            null,
            place.DeleteOld);
    }

    sealed class Size
    {
        public long GrowingBytes { get; set; }

        public long GrowingRows { get; set; }

        public long AllBytes { get; set; }

        public long? LimitBytes { get; set; }
    }
}
