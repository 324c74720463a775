using IdentDbBridge.Cli.Simulate;

namespace IdentDbBridge.Tests.Simulate;

public sealed class TaskTimers
{
    readonly ManualTime _time = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Are_due_at_once_and_then_at_their_interval()
    {
        var timer = new TaskTimer(TimeSpan.FromMinutes(2), _time);
        Assert.Equal(_time.GetUtcNow(), timer.Due);
        _time.Advance(TimeSpan.FromSeconds(30));
        timer.Succeeded();
        Assert.Equal(_time.GetUtcNow().AddMinutes(2), timer.Due);
    }

    [Fact]
    public void Double_with_each_error_up_to_a_day_and_are_normal_after_a_success()
    {
        var timer = new TaskTimer(TimeSpan.FromMinutes(180), _time);
        List<double> hours = [];
        for (var i = 0; i < 5; i++)
        {
            timer.Failed();
            hours.Add((timer.Due - _time.GetUtcNow()).TotalHours);
        }

        Assert.Equal([6, 12, 24, 24, 24], hours);
        timer.Succeeded();
        Assert.Equal(_time.GetUtcNow().AddHours(3), timer.Due);
        timer.Failed();
        Assert.Equal(TimeSpan.FromHours(6), timer.Interval);
    }
}
