using System.Data.Common;
using System.Globalization;
using IdentDbBridge.Data;

namespace IdentDbBridge.Schedule;

/// <summary>The schedule: IDENT uploads it as a whole, sites read it.</summary>
sealed class ScheduleRepository(Db db, SqlCatalog sql)
{
    /// <summary>
    /// Makes the tables hold exactly <paramref name="timetable"/>, in one transaction. A table that holds it already is not
    /// written; another is emptied and filled.
    /// </summary>
    /// <exception cref="ServerException">The server failed, or two rows have one key; the old schedule stays.</exception>
    public async Task<ScheduleChange> ReplaceAsync(Timetable timetable, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(timetable);
        ScheduleChange? change = null;
        await db.InTransactionAsync(
            async () =>
            {
                Timetable old = await ReadAsync(cancellationToken).ConfigureAwait(false);
                change = new ScheduleChange(
                    await ReplaceAsync("schedule/clear-branches", "schedule/add-branch", old.Branches, timetable.Branches, cancellationToken).ConfigureAwait(false),
                    await ReplaceAsync("schedule/clear-doctors", "schedule/add-doctor", old.Doctors, timetable.Doctors, cancellationToken).ConfigureAwait(false),
                    await ReplaceAsync("schedule/clear-intervals", "schedule/add-interval", old.Intervals, timetable.Intervals, cancellationToken).ConfigureAwait(false));
            },
            cancellationToken).ConfigureAwait(false);
        return change!;
    }

    /// <summary>The whole schedule, each table in the order of its key.</summary>
    public async Task<Timetable> ReadAsync(CancellationToken cancellationToken)
    {
        List<Branch> branches = [];
        List<Doctor> doctors = [];
        List<Interval> intervals = [];
        await db.ReadTogetherAsync(
            [
                (sql["schedule/read-branches"], row => branches.Add(new Branch { Id = Number(row), Name = row.Text(1) })),
                (sql["schedule/read-doctors"], row => doctors.Add(new Doctor { Id = Number(row), Name = row.Text(1) })),
                (sql["schedule/read-intervals"], row => intervals.Add(Interval(row))),
            ],
            cancellationToken).ConfigureAwait(false);
        return new Timetable { Branches = branches, Doctors = doctors, Intervals = intervals };
    }

    // In tables made by hand it may be a long one.
    static int Number(DbDataReader row) => Convert.ToInt32(row.GetValue(0), CultureInfo.InvariantCulture);

    static Interval Interval(DbDataReader row) => new()
    {
        BranchId = row.GetInt32(0),
        DoctorId = row.GetInt32(1),
        StartDateTime = row.GetDateTime(2),
        LengthInMinutes = row.GetInt32(3),
        // A bit, a byte or an integer, as the server has it.
        IsBusy = Convert.ToBoolean(row.GetValue(4), CultureInfo.InvariantCulture),
    };

    async Task<TableChange> ReplaceAsync<T>(string clear, string add, IReadOnlyList<T> old, IReadOnlyList<T> wanted, CancellationToken cancellationToken)
        where T : class
    {
        int unchanged = wanted.Intersect(old).Count();
        var change = new TableChange(wanted.Count - unchanged, old.Count - unchanged, unchanged);
        if (!change.IsNone)
        {
            await db.ExecuteAsync(sql[clear], null, cancellationToken).ConfigureAwait(false);
            await RowInsert<T>.By(sql[add]).AddAsync(db, wanted, cancellationToken).ConfigureAwait(false);
        }

        return change;
    }
}
