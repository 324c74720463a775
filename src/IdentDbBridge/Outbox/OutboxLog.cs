using Microsoft.Extensions.Logging;

namespace IdentDbBridge.Outbox;

/// <summary>What the log of a program has of its outbox: numbers, kinds and reasons, and nothing of a record.</summary>
sealed partial class OutboxLog(ILogger log, string path)
{
    string? _stop;

    /// <summary>What a round left undone: each record when it is refused first, and when it is set aside.</summary>
    public void Tell(DeliveryAttempt attempt, Settlement settlement, int overtaken)
    {
        var kinds = attempt.Refused.Select(r => r.Due).Concat(attempt.Unfit.Select(u => u.Due)).Concat(attempt.Early).DistinctBy(d => d.Record.Number).ToDictionary(d => d.Record.Number, d => d.Record);
        foreach (var some in settlement.Postponed.Where(p => kinds[p.Number].Attempts == 0).GroupBy(p => (kinds[p.Number].Kind, p.Reason)))
            Refused(path, some.Count(), some.Key.Kind, some.Key.Reason);
        foreach (var some in settlement.SetAside.GroupBy(p => (kinds[p.Number].Kind, p.Reason)))
            SetAside(path, some.Count(), some.Key.Kind, some.Key.Reason);
        if (overtaken > 0)
            Overtaken(path, overtaken);
    }

    /// <summary>Once for each trouble, however long it lasts.</summary>
    public void Tell(DeliveryRound round)
    {
        string? stop = round.Error?.Message;
        if (stop is not null && stop != _stop)
            Stopped(path, stop);
        else if (stop is null && _stop is not null && !round.IsBusy)
            GoesOn(path);
        if (!round.IsBusy)
            _stop = stop;
    }

    public void ClockWasAhead(int records) => Ahead(path, records);

    [LoggerMessage(EventId = 10, EventName = "OutboxStopped", Level = LogLevel.Warning, Message = "Outbox {Path}: nothing is delivered. {Error}")]
    partial void Stopped(string path, string error);

    [LoggerMessage(EventId = 11, EventName = "OutboxGoesOn", Level = LogLevel.Information, Message = "Outbox {Path}: delivery goes on.")]
    partial void GoesOn(string path);

    [LoggerMessage(EventId = 12, EventName = "OutboxRefused", Level = LogLevel.Warning, Message = "Outbox {Path}: the server refused {Count} {Kind}, they are tried again. {Reason}")]
    partial void Refused(string path, int count, string kind, string reason);

    [LoggerMessage(EventId = 13, EventName = "OutboxSetAside", Level = LogLevel.Warning, Message = "Outbox {Path}: {Count} {Kind} were set aside and are not delivered. {Reason}")]
    partial void SetAside(string path, int count, string kind, string reason);

    [LoggerMessage(EventId = 14, EventName = "OutboxClock", Level = LogLevel.Warning, Message = "Outbox {Path}: {Count} records were queued or postponed by a clock that was ahead; they are due now.")]
    partial void Ahead(string path, int count);

    [LoggerMessage(EventId = 15, EventName = "OutboxOvertaken", Level = LogLevel.Information, Message = "Outbox {Path}: {Count} records that had been set aside are out of date, since the server has taken later ones of the same calls and tickets.")]
    partial void Overtaken(string path, int count);
}
