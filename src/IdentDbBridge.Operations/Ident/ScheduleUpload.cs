using IdentDbBridge.Data;
using IdentDbBridge.Schedule;
using IdentDbBridge.Sessions;

namespace IdentDbBridge.Ident;

/// <summary>Replaces the schedule as IDENT may do it: everything out, everything in, whether it has changed or not.</summary>
sealed class ScheduleUpload(Timetable timetable, UploadVariant variant)
{
    public async Task<int> RunAsync(ExchangeSession session, CancellationToken cancellationToken)
    {
        Task Branches() => ReplaceAsync(session, "schedule/clear-branches", "schedule/add-branch", timetable.Branches, cancellationToken);
        Task Doctors() => ReplaceAsync(session, "schedule/clear-doctors", "schedule/add-doctor", timetable.Doctors, cancellationToken);
        Task Intervals() => ReplaceAsync(session, "schedule/clear-intervals", "schedule/add-interval", timetable.Intervals, cancellationToken);
        async Task All(Func<Func<Task>, Task> around)
        {
            await around(Branches).ConfigureAwait(false);
            await around(Doctors).ConfigureAwait(false);
            await around(Intervals).ConfigureAwait(false);
        }

        await (variant switch
        {
            UploadVariant.Transaction => session.Db.InTransactionAsync(() => All(work => work()), cancellationToken),
            UploadVariant.Tables => All(work => session.Db.InTransactionAsync(work, cancellationToken)),
            _ => All(work => work()),
        }).ConfigureAwait(false);
        return timetable.Branches.Count + timetable.Doctors.Count + timetable.Intervals.Count;
    }

    async Task ReplaceAsync<T>(ExchangeSession session, string clear, string add, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        await session.Db.ExecuteAsync(session.Sql[clear], null, cancellationToken).ConfigureAwait(false);
        if (variant != UploadVariant.Rows)
        {
            await RowInsert<T>.By(session.Sql[add]).AddAsync(session.Db, rows, cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach (T row in rows)
            await session.Db.ExecuteAsync(session.Sql[add], row, cancellationToken).ConfigureAwait(false);
    }
}
