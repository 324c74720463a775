using System.Text;
using IdentDbBridge.Schedule;

namespace IdentDbBridge.Tests.Schedule;

public sealed class TimetableFiles : IDisposable
{
    readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("identdb-").FullName, "timetable.json");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Theory]
    [InlineData("2026-03-29T02:30:00+07:00")]
    [InlineData("2026-03-29T02:30:00+03:00")]
    [InlineData("2026-03-29T02:30:00Z")]
    [InlineData("2026-03-29T02:30:00")]
    public async Task Keep_the_clinic_s_wall_clock_time_as_written(string written)
    {
        Timetable timetable = await ReadAsync(With($$"""{"DoctorId":7,"BranchId":1,"StartDateTime":"{{written}}","LengthInMinutes":15,"IsBusy":false}"""));
        Interval interval = Assert.Single(timetable.Intervals);
        Assert.Equal(new Interval { BranchId = 1, DoctorId = 7, StartDateTime = new DateTime(2026, 3, 29, 2, 30, 0), LengthInMinutes = 15, IsBusy = false }, interval);
    }

    [Fact]
    public async Task May_begin_with_a_byte_order_mark_and_hold_more_than_is_known()
    {
        string text = """{"Version":3,"Doctors":[{"Id":7,"Name":"Врач 🦷","Room":4}],"Branches":[{"Id":1,"Name":null}],"Intervals":[]}""";
        await File.WriteAllTextAsync(_path, text, new UTF8Encoding(true), TestContext.Current.CancellationToken);
        Timetable timetable = await TimetableFile.ReadAsync(_path, TestContext.Current.CancellationToken);
        Assert.Equal([new Doctor { Id = 7, Name = "Врач 🦷" }], timetable.Doctors);
    }

    [Theory]
    [InlineData("", "is not JSON: trouble in line 1, byte 1.")]
    [InlineData("{\n  \"Doctors\": [,\n", "is not JSON: trouble in line 2, byte 15.")]
    [InlineData("null", "is not a timetable that can be uploaded: it is empty.")]
    [InlineData("[]", "trouble in line 1, byte 2, at $.")]
    [InlineData("{\"Doctors\":[],\n\"Branches\":[]}", "trouble in line 2, byte 15, at $.")]
    [InlineData("{\"Doctors\":null,\"Branches\":[],\"Intervals\":[]}", "trouble in line 1, byte 16, at $.Doctors.")]
    [InlineData("{\"Doctors\":[],\"Branches\":[],\n\"Intervals\":[{}]}", "trouble in line 2, byte 16, at $.Intervals[0].")]
    [InlineData("{\"Doctors\":[null],\"Branches\":[],\"Intervals\":[]}", "a null stands where a branch, a doctor or an interval should be.")]
    [InlineData("{\"Doctors\":[{\"Id\":\"7\",\"Name\":\"Тайна\"}],\"Branches\":[],\"Intervals\":[]}", "at $.Doctors[0].Id.")]
    [InlineData("{\"Doctors\":[{\"Id\":7},{\"Id\":7}],\"Branches\":[],\"Intervals\":[]}", "two doctors have the Id 7.")]
    [InlineData("{\"Doctors\":[],\"Branches\":[{\"Id\":2},{\"Id\":2}],\"Intervals\":[]}", "two branches have the Id 2.")]
    public async Task Are_refused_with_the_place(string text, string says) => await AssertRefusedAsync(text, says);

    [Theory]
    [InlineData("\"DoctorId\":7,\"BranchId\":1,\"StartDateTime\":\"вчера\",\"LengthInMinutes\":15,\"IsBusy\":false", "at $.Intervals[1].StartDateTime.")]
    [InlineData("\"DoctorId\":7,\"BranchId\":1,\"StartDateTime\":20260329,\"LengthInMinutes\":15,\"IsBusy\":false", "at $.Intervals[1].StartDateTime.")]
    [InlineData("\"DoctorId\":7,\"BranchId\":1,\"StartDateTime\":\"2026-03-29T02:30:00.5+07:00\",\"LengthInMinutes\":15,\"IsBusy\":false", "$.Intervals[1] begins at a time that the table cannot hold")]
    [InlineData("\"DoctorId\":7,\"BranchId\":1,\"StartDateTime\":\"0001-01-01T00:00:00Z\",\"LengthInMinutes\":15,\"IsBusy\":false", "$.Intervals[1] begins at a time that the table cannot hold")]
    [InlineData("\"DoctorId\":7,\"BranchId\":1,\"StartDateTime\":\"2026-03-29T02:30:00+07:00\",\"LengthInMinutes\":0,\"IsBusy\":false", "$.Intervals[1] has no positive length.")]
    [InlineData("\"DoctorId\":7,\"BranchId\":1,\"StartDateTime\":\"2026-03-28T00:00:00+03:00\",\"LengthInMinutes\":15,\"IsBusy\":true", "$.Intervals[1] begins when another one of its doctor and branch does.")]
    [InlineData("\"DoctorId\":8,\"BranchId\":1,\"StartDateTime\":\"2026-03-29T02:30:00+07:00\",\"LengthInMinutes\":15,\"IsBusy\":false", "$.Intervals[1] names a doctor whom Doctors does not have.")]
    [InlineData("\"DoctorId\":7,\"BranchId\":2,\"StartDateTime\":\"2026-03-29T02:30:00+07:00\",\"LengthInMinutes\":15,\"IsBusy\":false", "$.Intervals[1] names a branch that Branches does not have.")]
    [InlineData("\"DoctorId\":7,\"BranchId\":1,\"StartDateTime\":\"2026-03-29T02:30:00+07:00\",\"LengthInMinutes\":15,\"IsBusy\":1", "at $.Intervals[1].IsBusy.")]
    public async Task Are_refused_with_the_interval(string members, string says) =>
        await AssertRefusedAsync(With("""{"DoctorId":7,"BranchId":1,"StartDateTime":"2026-03-28T00:00:00+07:00","LengthInMinutes":15,"IsBusy":false}""", $"{{{members}}}"), says);

    [Fact]
    public async Task Are_refused_when_they_are_not_there()
    {
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => TimetableFile.ReadAsync(_path, TestContext.Current.CancellationToken));
        Assert.Equal($"There is no file {_path}.", error.Message);
        error = await Assert.ThrowsAsync<ConfigurationException>(() => TimetableFile.ReadAsync(Path.GetDirectoryName(_path)!, TestContext.Current.CancellationToken));
        Assert.EndsWith("cannot be read.", error.Message, StringComparison.Ordinal);
    }

    static string With(params string[] intervals) =>
        $$"""{"Doctors":[{"Id":7,"Name":"Врач"}],"Branches":[{"Id":1,"Name":"Филиал"}],"Intervals":[{{string.Join(',', intervals)}}]}""";

    async Task<Timetable> ReadAsync(string text)
    {
        await File.WriteAllTextAsync(_path, text, TestContext.Current.CancellationToken);
        return await TimetableFile.ReadAsync(_path, TestContext.Current.CancellationToken);
    }

    async Task AssertRefusedAsync(string text, string says)
    {
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => ReadAsync(text));
        Assert.StartsWith(_path, error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Тайна", error.Message, StringComparison.Ordinal);
    }
}
