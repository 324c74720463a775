using System.Globalization;
using System.Text;
using System.Text.Json;
using IdentDbBridge.Calls;
using IdentDbBridge.Gateway.Settings;
using IdentDbBridge.History;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>A gateway with a clinic whose IDENT asks by HTTP, one whose IDENT works in the database by itself, and one whose database is away; with somebody who may sign in.</summary>
sealed class PageClinics : IAsyncDisposable
{
    public const string User = "admin", Password = "Zq1!Zq1!Zq1!";

    /// <summary>Of the record that is rejected: must show nowhere but where it is opened.</summary>
    public const string Patient = "Щёголева", Digits = "79130000001", Phone = "+" + Digits;

    static readonly Lazy<string> Hash = new(() => AdminSettings.Hash(Password));

    readonly string _directory = Directory.CreateTempSubdirectory("identdb-page-").FullName;

    PageClinics()
    {
    }

    public ExchangeDatabase<Sqlite> North { get; } = new();

    public ExchangeDatabase<Sqlite> South { get; } = new();

    public RunningGateway Gateway { get; private set; } = null!;

    public string Outbox => Path.Combine(_directory, "outbox");

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Starts it.</summary>
    /// <param name="more">What else stands in its file.</param>
    /// <param name="urls">Where it listens; null for what the file says.</param>
    public static async Task<PageClinics> StartAsync(Dictionary<string, object>? more = null, string? urls = "http://127.0.0.1:0")
    {
        var clinics = new PageClinics();
        await clinics.North.CreateAsync();
        await clinics.South.CreateAsync();
        clinics.Gateway = await RunningGateway.StartAsync(clinics.Clinics([]), clinics.More(Hash.Value, more), urls);
        return clinics;
    }

    /// <summary>Writes its file anew.</summary>
    public void Write(Dictionary<string, string> columns, string? password = null) => Gateway.Write(Clinics(columns), More(password is null ? Hash.Value : AdminSettings.Hash(password), null));

    /// <summary>What IDENT asks for, and what is sent: of each some that goes well and some that does not.</summary>
    public async Task FillAsync()
    {
        await using (var door = await North.OpenExchangeAsync(o => o with { TimeZone = "Asia/Krasnoyarsk" }))
        {
            for (var i = 0; i < 60; i++)
            {
                var start = DateTimeOffset.UtcNow.AddHours(-2 * i).AddMinutes(-5);
                var call = new CompletedCall { CallId = $"c{i}", StartedAt = start, AnsweredAt = i % 4 == 0 ? null : start.AddSeconds(8), EndedAt = start.AddMinutes(2), Direction = CallDirection.In, PhoneFrom = $"+7913000{i:0000}", PhoneTo = "+73912000001" };
                await door.Calls.FinishAsync(call, Cancel);
            }

            await door.Tickets.AddManyAsync([.. Enumerable.Range(0, 20).Select(i => new TicketRequest { Id = $"{(i % 3 == 0 ? "booking" : "site")}-old{i}", CreatedAt = DateTimeOffset.UtcNow.AddDays(-i), ClientPhone = "+79130000002" })], Cancel);
        }

        var window = RunningGateway.Window(new DateTime(2026, 1, 1), new DateTime(2199, 1, 1));
        using (var upload = new StringContent(Schedule(), Encoding.UTF8, "application/json"))
            await AskAsync("/ident/north/PostTimeTable", 200, HttpMethod.Post, upload);
        await AskAsync($"/ident/north/GetTickets?{window}", 200);
        await AskAsync($"/ident/north/GetFinishedCalls?{window}", 200);
        await AskAsync("/ident/north/GetOngoingCalls", 200);
        await AskAsync($"/ident/north/GetTickets?{window}", 401, key: "wrong");
        await SendAsync($$"""{"id":"1","phone":"{{Phone}}"}""");
        await RejectAsync();
    }

    /// <summary>Sends what cannot be used: no field of it is known for a phone.</summary>
    public Task RejectAsync() => SendAsync($$"""{"id":"2","Имя":"{{Patient}}","field_5":"{{Phone}}"}""");

    public async Task SendAsync(string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await Gateway.Http.PostAsync(new Uri($"{Gateway.Address}/in/north/site/{SenderSample.Secret}"), content, Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
    }

    public async Task AskAsync(string path, int status, HttpMethod? method = null, HttpContent? content = null, string key = RunningGateway.Key)
    {
        using var answer = await Gateway.AskAsync(path, key, method, content);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    /// <summary>The history of north.</summary>
    public async Task<List<HistoryEntry>> RunsAsync()
    {
        await using var door = await North.OpenExchangeAsync();
        return await door.History.ReadAsync(new HistoryQuery { Rows = 1000 }, Cancel);
    }

    /// <summary>Waits until that many entries are in the history of north.</summary>
    public Task UntilWrittenAsync(int entries) => UntilAsync(async () => (await RunsAsync()).Count >= entries);

    public async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var end = DateTime.UtcNow.AddSeconds(30); !await isSo(); await Task.Delay(50, Cancel))
            Assert.True(DateTime.UtcNow < end, Gateway.Log.Text);
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await North.DisposeAsync();
        await South.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    Dictionary<string, object> Clinics(Dictionary<string, string> columns) => new()
    {
        ["north"] = new
        {
            provider = "sqlite",
            connection = North.Database!.ConnectionString,
            timeZone = "Asia/Krasnoyarsk",
            ident = new { key = RunningGateway.Key },
            sources = new { site = new { type = "form", secret = SenderSample.Secret, columns }, booking = new { type = "form", secret = SenderSample.Secret } },
        },
        ["south"] = new { provider = "sqlite", connection = South.Database!.ConnectionString, timeZone = "Europe/Moscow" },
        ["away"] = new { provider = "sqlite", connection = $"Data Source={_directory}/none.db", timeZone = "Europe/Moscow", ident = new { key = RunningGateway.Key } },
    };

    Dictionary<string, object> More(string hash, Dictionary<string, object>? more) =>
        new(more ?? []) { ["outbox"] = Outbox, ["admin"] = new { user = User, passwordHash = hash } };

    static string Schedule()
    {
        var day = DateTime.UtcNow.AddHours(7).Date;
        string[] doctors = ["Ёжиков А. П.", "Иванова М. С.", "Щербак Ю. Л."];
        return JsonSerializer.Serialize(new
        {
            Branches = new[] { new { Id = 1, Name = "Центр" } },
            Doctors = doctors.Select((name, i) => new { Id = i + 1, Name = name }),
            Intervals = from doctor in Enumerable.Range(1, doctors.Length)
                        from ahead in Enumerable.Range(0, 4)
                        from slot in Enumerable.Range(0, 20)
                        select new { BranchId = 1, DoctorId = doctor, StartDateTime = day.AddDays(ahead).AddHours(9).AddMinutes(15 * slot).ToString("yyyy-MM-dd'T'HH:mm:ss'+07:00'", CultureInfo.InvariantCulture), LengthInMinutes = 15, IsBusy = (slot * doctor * (ahead + 3)) % 7 < 3 },
        });
    }
}
