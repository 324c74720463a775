using System.Globalization;
using IdentDbBridge.Health.Findings;
using IdentDbBridge.Schedule;

namespace IdentDbBridge.Health.Checks;

/// <summary>Whether IDENT renews the schedule, and whether it fits together.</summary>
sealed class CheckSchedule(HealthContext place)
{
    const int Missed = 3;

    TimeSpan Patience => place.Options.ScheduleInterval * Missed;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await place.LookAsync([FindingKinds.ScheduleRenewed], () => RenewedAsync(cancellationToken)).ConfigureAwait(false);
        await place.LookAsync([FindingKinds.ScheduleOrphans], () => OrphansAsync(cancellationToken)).ConfigureAwait(false);
        await place.LookAsync([FindingKinds.ScheduleDuplicates], () => DuplicatesAsync(cancellationToken)).ConfigureAwait(false);
    }

    async Task RenewedAsync(CancellationToken cancellationToken)
    {
        DateTime? last = await place.Db.ScalarAsync<DateTime?>(place.Sql["checks/last-interval"], null, cancellationToken).ConfigureAwait(false);
        if (last is null)
            Fail(T($"There is no schedule: IDENT has uploaded none, or to another database."));
        else if (last < place.LocalNow.AddHours(-1))
            Fail(T($"The schedule is over: its last interval began on {last:yyyy-MM-dd}. IDENT does not upload any more."));
        else if (await AgeAsync(cancellationToken).ConfigureAwait(false) is { } age)
            Judge(age);
        else
            await JudgeByReadersAsync(cancellationToken).ConfigureAwait(false);
    }

    void Judge(TimeSpan age)
    {
        if (age <= Patience)
            place.Pass(FindingKinds.ScheduleRenewed, T($"The schedule was written {Text(age)} ago."));
        else
            Fail(T($"The schedule was last written {Text(age)} ago, and IDENT should do so every {Text(place.Options.ScheduleInterval)}."));
    }

    void Fail(string says) => place.Failed(FindingKinds.ScheduleRenewed, says, T($"Start IDENT as Administrator or Director on one computer of the clinic, and look at its settings of the schedule's upload for an error."));

    /// <summary>By the server's own clock; null where it does not tell.</summary>
    async Task<TimeSpan?> AgeAsync(CancellationToken cancellationToken)
    {
        if (!place.IsMySql)
            return null;
        if (place.Session.Product == "MySQL")
            await place.Db.ExecuteAsync(place.Sql["checks-mysql/fresh-statistics"], null, cancellationToken).ConfigureAwait(false);
        long? seconds = await place.Db.ScalarAsync<long?>(place.Sql["checks-mysql/schedule-age"], place.Names, cancellationToken).ConfigureAwait(false);
        return seconds is { } age ? TimeSpan.FromSeconds(age) : null;
    }

    /// <summary>By what readers of the schedule keep. An upload that changes nothing is not seen, so this can only warn.</summary>
    async Task JudgeByReadersAsync(CancellationToken cancellationToken)
    {
        ScheduleWatch? watch = null;
        try
        {
            watch = (await place.Db.QueryAsync<ScheduleWatch>(place.Sql["schedule/read-watch"], null, cancellationToken).ConfigureAwait(false)).FirstOrDefault();
        }
        catch (ServerException e) when (e is PermissionException || e.Error.Kind == ServerErrorKind.Other)
        {
            // Ours, not IDENT's: its login may not see it, and a database made by hand has none.
        }

        if (watch is null)
        {
            place.Unknown(FindingKinds.ScheduleRenewed, T($"There is a schedule for the future. When it was written, neither the server nor a reader of the schedule tells this login."), null, new(RemedyKind.ReadSchedule));
            return;
        }

        var set = new ScheduleSet(await new ScheduleRepository(place.Db, place.Sql).ReadAsync(cancellationToken).ConfigureAwait(false));
        bool same = set.Fingerprint == watch.Fingerprint;
        TimeSpan age = place.Now.UtcDateTime - watch.SinceUtc;
        place.Judge(
            FindingKinds.ScheduleRenewed,
            !same || age <= Patience,
            FindingState.Warning,
            T($"The schedule has changed within the last intervals."),
            T($"The schedule has not changed for {Text(age)}. At night that is as it should be; by day, IDENT does not upload."),
            T($"Start IDENT as Administrator or Director on one computer of the clinic, and look at its settings of the schedule's upload for an error."));
    }

    async Task OrphansAsync(CancellationToken cancellationToken)
    {
        long orphans = await place.Db.ScalarAsync<long>(place.Sql["checks/count-orphans"], null, cancellationToken).ConfigureAwait(false);
        string intervals = place.Quoted("Intervals");
        place.Judge(
            FindingKinds.ScheduleOrphans,
            orphans == 0,
            FindingState.Warning,
            T($"Every interval has its branch and its doctor."),
            T($"Intervals without their branch or doctor: {orphans}. An upload is under way or was broken off; if the next one does not mend it, delete them."),
            $"DELETE FROM {intervals} WHERE BranchId NOT IN (SELECT Id FROM {place.Quoted("Branches")}) OR DoctorId NOT IN (SELECT Id FROM {place.Quoted("Doctors")})");
    }

    async Task DuplicatesAsync(CancellationToken cancellationToken)
    {
        long twice = await place.Db.ScalarAsync<long>(place.Sql["checks/count-duplicate-intervals"], null, cancellationToken).ConfigureAwait(false);
        place.Judge(
            FindingKinds.ScheduleDuplicates,
            twice == 0,
            FindingState.Failure,
            T($"No two intervals have one key."),
            T($"Keys that more than one interval has: {twice}. The key of {place.Table("Intervals")} is gone; the query shows which intervals share one."),
            $"SELECT BranchId, DoctorId, StartDateTime, COUNT(*) FROM {place.Quoted("Intervals")} GROUP BY BranchId, DoctorId, StartDateTime HAVING COUNT(*) > 1",
            new(RemedyKind.CompareSchema));
    }

    static string Text(TimeSpan age) => age.ToString(age.TotalDays >= 1 ? "d\\d\\ hh\\:mm\\:ss" : "hh\\:mm\\:ss", CultureInfo.InvariantCulture);
}
