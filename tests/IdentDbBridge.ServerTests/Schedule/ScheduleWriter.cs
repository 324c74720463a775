using System.Data.Common;
using IdentDbBridge.Schedule;
using IdentDbBridge.Tests;

namespace IdentDbBridge.ServerTests.Schedule;

/// <summary>Replaces the 4,184 rows of a schedule one by one, as IDENT may. Each row takes 10 ms of the test's time.</summary>
/// <param name="connection">Its own.</param>
/// <param name="time">Goes on with each row.</param>
/// <param name="stallAsync">The writer's pause; the argument tells whether it is longer than the readers wait.</param>
sealed class ScheduleWriter(DbConnection connection, ManualTime time, Func<bool, Task> stallAsync)
{
    const int Doctors = 7;
    const int Rows = 4184;

    readonly Random _random = new(11);
    HashSet<int> _stalls = [];
    int _written;

    /// <summary>Two whole schedules of the same doctors that share no row.</summary>
    public static Timetable Timetable(int minute) => new()
    {
        Branches = [new() { Id = 1, Name = "Филиал" }],
        Doctors = [.. Enumerable.Range(1, Doctors).Select(d => new Doctor { Id = d, Name = $"Врач {d}" })],
        Intervals =
        [
            .. Enumerable.Range(0, Rows).Select(i => new Interval
            {
                BranchId = 1,
                DoctorId = i % Doctors + 1,
                StartDateTime = new DateTime(2026, 3, 2, 9, minute, 0).AddMinutes(15 * (i / Doctors)),
                LengthInMinutes = 15,
                IsBusy = (i + minute) % 9 == 0,
            }).OrderBy(i => (i.DoctorId, i.StartDateTime)),
        ],
    };

    public async Task WriteAsync(ScheduleVariant variant, Timetable old, Timetable wanted)
    {
        _written = 0;
        // At least 500 rows apart, and never where a doctor's rows are all there.
        _stalls = [.. Enumerable.Range(0, 3).Select(i => 100 + 2700 * i + _random.Next(2000))];
        _stalls.RemoveWhere(s => variant == ScheduleVariant.DoctorByDoctor && s % 598 == 0);
        using DbTransaction? transaction = variant == ScheduleVariant.Transaction ? await connection.BeginTransactionAsync(TestContext.Current.CancellationToken) : null;
        switch (variant)
        {
            case ScheduleVariant.RowByRow:
                foreach (var (gone, added) in old.Intervals.Zip(wanted.Intervals))
                {
                    await DeleteAsync(gone, transaction, isLong: false);
                    await AddAsync(added, transaction, isLong: false);
                }

                break;
            case ScheduleVariant.DoctorByDoctor:
                foreach (var doctor in wanted.Doctors)
                    await ReplaceAsync(old.Intervals.Where(i => i.DoctorId == doctor.Id), wanted.Intervals.Where(i => i.DoctorId == doctor.Id), transaction);
                break;
            default:
                await ReplaceAsync(old.Intervals, wanted.Intervals, transaction);
                break;
        }

        if (transaction is not null)
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
    }

    async Task ReplaceAsync(IEnumerable<Interval> old, IEnumerable<Interval> wanted, DbTransaction? transaction)
    {
        foreach (var interval in old)
            await DeleteAsync(interval, transaction, isLong: true);
        foreach (var interval in wanted)
            await AddAsync(interval, transaction, isLong: true);
    }

    Task DeleteAsync(Interval interval, DbTransaction? transaction, bool isLong) =>
        RunAsync("delete from IDENT_Intervals where BranchId = @b and DoctorId = @d and StartDateTime = @s", interval, transaction, isLong);

    Task AddAsync(Interval interval, DbTransaction? transaction, bool isLong) =>
        RunAsync("insert into IDENT_Intervals (BranchId, DoctorId, StartDateTime, LengthInMinutes, IsBusy) values (@b, @d, @s, @l, @i)", interval, transaction, isLong);

    async Task RunAsync(string sql, Interval interval, DbTransaction? transaction, bool isLong)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        foreach (var (name, value) in (ReadOnlySpan<(string, object)>)[("@b", interval.BranchId), ("@d", interval.DoctorId), ("@s", interval.StartDateTime), ("@l", interval.LengthInMinutes), ("@i", interval.IsBusy)])
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        Assert.Equal(1, await Task.Run(command.ExecuteNonQuery));
        time.Advance(TimeSpan.FromMilliseconds(10));
        if (_stalls.Contains(++_written))
            await stallAsync(isLong);
    }
}
