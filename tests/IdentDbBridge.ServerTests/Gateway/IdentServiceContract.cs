using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using IdentDbBridge.Calls;
using IdentDbBridge.Schedule;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>IDENT's HTTP option, asked as IDENT asks.</summary>
public abstract class IdentServiceContract<TServer>(ExchangeDatabase<TServer> exchange) : IClassFixture<ExchangeDatabase<TServer>>
    where TServer : ITestServer
{
    // Each test has a day of its own in the shared database, and the one after it.
    static int _days;

    readonly DateTime _day = new DateTime(2026, 1, 1).AddDays(2 * Interlocked.Increment(ref _days));

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gives_the_tickets_of_a_window_as_IDENT_reads_them()
    {
        await AddAsync(
            new() { Id = $"{_day:MMdd}-1", DateAndTime = _day.AddHours(9), ClientPhone = "+79131234567" },
            new()
            {
                Id = $"{_day:MMdd}-2 «Ёлка»",
                DateAndTime = _day.AddDays(1).AddSeconds(-1),
                ClientPhone = "+73912000001",
                ClientEmail = "a@clinic.example",
                FormName = "Запись <на> приём",
                ClientSurname = "Щёголева",
                ClientName = "Анна",
                ClientPatronymic = "О'Нил",
                PlanStart = _day.AddDays(2),
                PlanEnd = _day.AddDays(2).AddHours(12),
                DoctorId = 38643,
                DoctorName = "Врач 🦷",
                Comment = "Болит \"зуб\"\r\nочень",
                UtmSource = "vk",
                UtmMedium = "cpc",
                UtmCampaign = "весна",
                UtmTerm = "т",
                UtmContent = "c",
                HttpReferer = "https://clinic.example/?a=1&b=2",
            },
            new() { Id = $"{_day:MMdd}-3", DateAndTime = _day.AddDays(1), ClientPhone = "+79131234567" });
        await using var gateway = await StartAsync();
        using var answer = await gateway.AskAsync($"/ident/north/GetTickets?{Day()}");
        Assert.Equal((HttpStatusCode.OK, "application/json; charset=utf-8"), (answer.StatusCode, answer.Content.Headers.ContentType!.ToString()));
        Assert.Equal(
            $$"""
            [{"Id":"{{_day:MMdd}}-1","DateAndTime":"{{_day:yyyy-MM-dd}}T09:00:00+07:00","ClientPhone":"+79131234567","ClientEmail":null,"FormName":null,"ClientFullName":null,"ClientSurname":null,"ClientName":null,"ClientPatronymic":null,"PlanStart":null,"PlanEnd":null,"DoctorId":null,"DoctorName":null,"Comment":null,"UtmSource":null,"UtmMedium":null,"UtmCampaign":null,"UtmTerm":null,"UtmContent":null,"HttpReferer":null},
            {"Id":"{{_day:MMdd}}-2 «Ёлка»","DateAndTime":"{{_day:yyyy-MM-dd}}T23:59:59+07:00","ClientPhone":"+73912000001","ClientEmail":"a@clinic.example","FormName":"Запись <на> приём","ClientFullName":null,"ClientSurname":"Щёголева","ClientName":"Анна","ClientPatronymic":"О'Нил","PlanStart":"{{_day.AddDays(2):yyyy-MM-dd}}T00:00:00+07:00","PlanEnd":"{{_day.AddDays(2):yyyy-MM-dd}}T12:00:00+07:00","DoctorId":38643,"DoctorName":"Врач 🦷","Comment":"Болит \"зуб\"\r\nочень","UtmSource":"vk","UtmMedium":"cpc","UtmCampaign":"весна","UtmTerm":"т","UtmContent":"c","HttpReferer":"https://clinic.example/?a=1&b=2"}]
            """.ReplaceLineEndings(""),
            Unescaped(await answer.Content.ReadAsStringAsync(Cancel)));
    }

    [Fact]
    public async Task Gives_finished_and_ongoing_calls_as_IDENT_reads_them()
    {
        await using (var door = await exchange.OpenExchangeAsync(o => o with { TimeZone = "Asia/Krasnoyarsk" }))
        {
            DateTimeOffset start = new(_day.AddHours(12), TimeSpan.FromHours(7));
            await door.Calls.FinishAsync(Call("1") with { StartedAt = start, PhoneFrom = "", AnsweredAt = start.AddSeconds(15), EndedAt = start.AddSeconds(75), RecordUrl = "https://pbx.example/1.mp3", LineDescription = "Линия 1" }, Cancel);
            await door.Calls.FinishAsync(Call("2") with { StartedAt = start.AddMinutes(1), Direction = CallDirection.Out, EndedAt = start.AddMinutes(1).AddSeconds(20) }, Cancel);
            await door.Calls.StartAsync(new CallStart { CallId = $"{_day:MMdd}-3", StartedAt = start.AddMinutes(2), Direction = CallDirection.In, PhoneFrom = "+79131234567", PhoneTo = "+73912000001" }, Cancel);
        }

        await using var gateway = await StartAsync();
        using var finished = await gateway.AskAsync($"/ident/north/GetFinishedCalls?{Day()}");
        const string None = "\"UtmSource\":null,\"UtmMedium\":null,\"UtmCampaign\":null,\"UtmTerm\":null,\"UtmContent\":null,\"HttpReferer\":null}";
        Assert.Equal(
            $$"""
            [{"DateAndTime":"{{_day:yyyy-MM-dd}}T12:00:00+07:00","Direction":"in","PhoneFrom":null,"PhoneTo":"+73912000001","WaitInSeconds":15,"TalkInSeconds":60,"LineDescription":"Линия 1","RecordUrl":"https://pbx.example/1.mp3",{{None}},
            {"DateAndTime":"{{_day:yyyy-MM-dd}}T12:01:00+07:00","Direction":"out","PhoneFrom":"+79131234567","PhoneTo":"+73912000001","WaitInSeconds":20,"TalkInSeconds":null,"LineDescription":null,"RecordUrl":null,{{None}}]
            """.ReplaceLineEndings(""),
            await finished.Content.ReadAsStringAsync(Cancel));
        // What goes on now, whatever the dates say, and without any.
        foreach (var query in (string[])["", $"?{RunningGateway.Window(_day.AddYears(-9), _day.AddYears(-8))}"])
        {
            using var ongoing = await gateway.AskAsync($"/ident/north/GetOngoingCalls{query}");
            Assert.Contains($$"""{"DateAndTime":"{{_day:yyyy-MM-dd}}T12:02:00+07:00","Direction":"in","PhoneFrom":"+79131234567","PhoneTo":"+73912000001","WaitInSeconds":0,"TalkInSeconds":null,""", await ongoing.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Gives_parts_without_a_gap_over_rows_that_IDENT_could_not_use()
    {
        // As a site of the clinic's own may have written them, without our rules.
        string[] phones = ["+79130000001", "123", "+79130000002", "нет", "+79130000003", "+79130000004", "+7 913 000-00-0", "+79130000005"];
        await AddAsync([.. phones.Select((phone, i) => new Ticket { Id = $"{_day:MMdd}-{i}", DateAndTime = _day.AddSeconds(i / 2), ClientPhone = phone })]);
        await using var gateway = await StartAsync();
        List<int> sizes = [];
        List<string> seen = [];
        for (var offset = 0; ; offset += 2)
        {
            var part = await TicketsAsync(gateway, $"LIMIT=2&offSet={offset}&{Day()}");
            sizes.Add(part.Count);
            seen.AddRange(part);
            if (part.Count == 0)
                break;
        }

        Assert.Equal([2, 2, 1, 0], sizes);
        Assert.Equal([0, 2, 4, 5, 7], seen.Select(id => int.Parse(id.Split('-')[1], null)));
        // Without a limit everything, since the newest come last.
        Assert.Equal(5, (await TicketsAsync(gateway, $"limit=&offset=&{Day()}")).Count);
        Assert.Equal(4, (await TicketsAsync(gateway, $"offset=1&{Day()}")).Count);
    }

    [Theory]
    [InlineData("T10:00:00%2B07:00", 1)]
    [InlineData("T10:00:00%2b07%3a00", 1)]
    [InlineData("T10:00:00+07:00", 1)]
    [InlineData("T10:00:00%2B0700", 1)]
    [InlineData("T10:00:00%2B07", 1)]
    [InlineData("T10:00:00", 1)]
    [InlineData("T10:00", 1)]
    [InlineData(" 10:00:00", 1)]
    [InlineData("T03:00:00Z", 1)]
    [InlineData("T03:00:00.000Z", 1)]
    [InlineData("T01:00:00-02:00", 1)]
    [InlineData("T10:00:01%2B07:00", 0)]
    [InlineData("T04:00:00Z", 0)]
    [InlineData("T10:00:00%2B06:00", 0)]
    public async Task Understands_dates_with_and_without_offset(string from, int rows)
    {
        await AddAsync(new Ticket { Id = $"{_day:MMdd}-1", DateAndTime = _day.AddHours(10), ClientPhone = "+79131234567" });
        await using var gateway = await StartAsync();
        Assert.Equal(rows, (await TicketsAsync(gateway, $"datetimefrom={_day:yyyy-MM-dd}{from}&DateTimeTo={_day:yyyy-MM-dd}T23:59:59%2B07:00")).Count);
        // As IDENT asks: to the end of its calendar.
        Assert.Equal(rows, (await TicketsAsync(gateway, $"dateTimeFrom={_day:yyyy-MM-dd}{from}&dateTimeTo=2200-01-01T23:59:59+07:00")).Count(id => id.StartsWith($"{_day:MMdd}", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("", "packed: none")]
    [InlineData("gzip", "")]
    [InlineData("deflate", "")]
    [InlineData("br", "")]
    [InlineData("gzip", "chunked")]
    public async Task Takes_the_schedule_packed_or_not(string packing, string sent)
    {
        await using var own = new ExchangeDatabase<TServer>();
        await using var gateway = await StartAsync(own);
        var schedule = Schedule(4, 40);
        using var first = await UploadAsync(gateway, Pack(Upload(schedule), packing), packing, sent == "chunked");
        Assert.Equal(("OK", HttpStatusCode.OK), (await first.Content.ReadAsStringAsync(Cancel), first.StatusCode));
        await AssertScheduleAsync(own, schedule);
        // The whole of it each time, and less of it the next time.
        using var second = await UploadAsync(gateway, Pack(Upload(Schedule(2, 10)), packing), packing);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        await AssertScheduleAsync(own, Schedule(2, 10));
        using var none = await UploadAsync(gateway, Pack(Upload(Schedule(0, 0)), packing), packing);
        Assert.Equal(HttpStatusCode.OK, none.StatusCode);
        await AssertScheduleAsync(own, Schedule(0, 0));
    }

    [Fact]
    public async Task Changes_nothing_when_an_upload_is_broken_off_or_cannot_be_used()
    {
        await using var own = new ExchangeDatabase<TServer>();
        await using var gateway = await StartAsync(own);
        using (var good = await UploadAsync(gateway, Upload(Schedule(3, 30)), ""))
            Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        var other = Upload(Schedule(1, 5));
        await BreakOffAsync(gateway, other, $"Content-Length: {other.Length}");
        await BreakOffAsync(gateway, Encoding.ASCII.GetBytes($"{other.Length:x}\r\n{Encoding.UTF8.GetString(other)}\r\n"), "Transfer-Encoding: chunked");
        byte[] bomb = [.. "{\"Doctors\":["u8, .. Enumerable.Repeat((byte)' ', 100_000_000)];
        (byte[] Body, string Packing, HttpStatusCode Status, string Says)[] bad =
        [
            (other[..^20], "", HttpStatusCode.BadRequest, "is not JSON: trouble in line 1"),
            (Pack(other, "gzip")[..^20], "gzip", HttpStatusCode.BadRequest, ""),
            (other, "gzip", HttpStatusCode.BadRequest, "cannot be unpacked"),
            (Pack(other, "gzip"), "zstd", HttpStatusCode.UnsupportedMediaType, "gzip, deflate and br are"),
            (Pack(Pack(other, "gzip"), "gzip"), "gzip, gzip", HttpStatusCode.UnsupportedMediaType, "gzip, deflate and br are"),
            (Pack(bomb, "br"), "br", HttpStatusCode.RequestEntityTooLarge, "More was sent than is taken."),
            (Pack(bomb, "gzip"), "gzip", HttpStatusCode.RequestEntityTooLarge, "More was sent than is taken."),
            ([], "", HttpStatusCode.BadRequest, "is not JSON"),
            (Encoding.UTF8.GetBytes("""{"Doctors":[],"Branches":[]}"""), "", HttpStatusCode.BadRequest, "not a timetable as IDENT writes it"),
            (Encoding.UTF8.GetBytes("""{"Doctors":[{"Id":1,"Name":"Тайна"},{"Id":1}],"Branches":[],"Intervals":[]}"""), "", HttpStatusCode.BadRequest, "two doctors have the Id 1"),
            (Encoding.UTF8.GetBytes($$"""{"Doctors":[{"Id":1,"Name":"{{new string('Ж', 3000)}}"}],"Branches":[],"Intervals":[]}"""), "", HttpStatusCode.BadRequest, "refuse"),
        ];
        foreach (var (body, packing, status, says) in bad)
        {
            // SQLite's columns have no length.
            if (says == "refuse" && TServer.Provider == "sqlite")
                continue;
            using var answer = await UploadAsync(gateway, body, packing);
            var text = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.True(answer.StatusCode == status && text.Contains(says, StringComparison.Ordinal), $"{packing} {says}: {answer.StatusCode} {text}");
            Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
            Assert.DoesNotContain("Тайна", text, StringComparison.Ordinal);
        }

        await AssertScheduleAsync(own, Schedule(3, 30));
    }

    /// <summary>A reader that is slow keeps the rows on the server, and one that is cut off is not told that it has all.</summary>
    [Fact]
    public async Task Reads_on_only_as_the_answer_is_taken_and_breaks_it_off_when_the_database_goes()
    {
        await using var own = new ExchangeDatabase<TServer>();
        await using var gateway = await StartAsync(own);
        // More than the buffers between the two hold, and four pages of 2,000 rows, where they are read by pages.
        const int Rows = 12_000;
        var comment = new string('ы', 2000);
        await using (var door = await own.OpenExchangeAsync())
            await door.Tickets.AddManyAsync(Enumerable.Range(0, Rows).Select(i => new TicketRequest { Id = $"{i}", CreatedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(i), ClientPhone = "+79131234567", Comment = comment }), Cancel);
        var path = $"/ident/north/GetTickets?{RunningGateway.Window(new DateTime(2025, 1, 1), new DateTime(2200, 1, 1))}";
        using (var whole = await gateway.AskAsync(path))
            Assert.Equal(Rows, JsonDocument.Parse(await whole.Content.ReadAsStringAsync(Cancel)).RootElement.GetArrayLength());
        using var socket = new TcpClient { ReceiveBufferSize = 1 << 16 };
        await socket.ConnectAsync(IPAddress.Loopback, new Uri(gateway.Address).Port, Cancel);
        var body = socket.GetStream();
        await body.WriteAsync(Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: x\r\nIDENT-Integration-Key: {RunningGateway.Key}\r\n\r\n"), Cancel);
        await body.ReadExactlyAsync(new byte[1000], Cancel);
        using (var connection = own.Database!.Open())
            connection.Run("DROP TABLE IDENT_Tickets");
        var taken = new MemoryStream();
        try
        {
            await body.CopyToAsync(taken, Cancel);
        }
        catch (IOException)
        {
            // Reset.
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"figure: {taken.Length / 1e6:0.0} MB of {Rows * comment.Length * 2 / 1e6:0} were on their way when the table went");
        Assert.False(Encoding.UTF8.GetString(taken.ToArray()).EndsWith("]\r\n0\r\n\r\n", StringComparison.Ordinal));
        Assert.True(taken.Length < Rows * comment.Length * 2);
    }

    async Task AddAsync(params Ticket[] tickets)
    {
        var (db, sql) = await exchange.OpenAsync();
        await using var end = db;
        Assert.Equal(tickets.Length, (await new TicketRepository(db, sql).AddAsync(tickets, Cancel)).Added);
    }

    async Task<List<string>> TicketsAsync(RunningGateway gateway, string query)
    {
        using var answer = await gateway.AskAsync($"/ident/north/GetTickets?{query}");
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, text);
        return [.. JsonDocument.Parse(text).RootElement.EnumerateArray().Select(t => t.GetProperty("Id").GetString()!)];
    }

    async Task<RunningGateway> StartAsync(ExchangeDatabase<TServer>? other = null)
    {
        await (other ?? exchange).CreateAsync();
        return await RunningGateway.StartAsync(new() { ["north"] = RunningGateway.Clinic(TServer.Provider, (other ?? exchange).Database!.ConnectionString) });
    }

    static Task<HttpResponseMessage> UploadAsync(RunningGateway gateway, byte[] body, string packing, bool isChunked = false)
    {
        HttpContent content = isChunked ? new StreamContent(new Pieces(body)) : new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
        if (packing.Length > 0)
            content.Headers.TryAddWithoutValidation("Content-Encoding", packing);
        return gateway.AskAsync("/ident/north/PostTimeTable", method: HttpMethod.Post, content: content);
    }

    async Task BreakOffAsync(RunningGateway gateway, byte[] body, string framing)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, new Uri(gateway.Address).Port, Cancel);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"POST /ident/north/PostTimeTable HTTP/1.1\r\nHost: x\r\nIDENT-Integration-Key: {RunningGateway.Key}\r\n{framing}\r\n\r\n"), Cancel);
        await stream.WriteAsync(body.AsMemory(0, body.Length / 2), Cancel);
        socket.Client.Shutdown(SocketShutdown.Send);
        // Whatever is answered: until it is, the gateway has not made up its mind.
        try
        {
            await stream.ReadAtLeastAsync(new byte[1000], 1, throwOnEndOfStream: false, Cancel);
        }
        catch (IOException)
        {
            // Reset.
        }
    }

    async Task AssertScheduleAsync(ExchangeDatabase<TServer> own, Timetable expected)
    {
        var (db, sql) = await own.OpenAsync();
        await using var end = db;
        var stored = await new ScheduleRepository(db, sql).ReadAsync(Cancel);
        Assert.Equal(expected.Branches, stored.Branches);
        Assert.Equal(expected.Doctors, stored.Doctors);
        Assert.Equal(expected.Intervals, stored.Intervals);
    }

    static Timetable Schedule(int doctors, int slots) => new()
    {
        Branches = [new Branch { Id = 1, Name = "Филиал 1" }],
        Doctors = [.. Enumerable.Range(1, doctors).Select(d => new Doctor { Id = d, Name = $"Врач {d}" })],
        Intervals = [.. Enumerable.Range(1, doctors).SelectMany(d => Enumerable.Range(0, slots).Select(s => new Interval { BranchId = 1, DoctorId = d, StartDateTime = new DateTime(2026, 3, 1, 8, 0, 0).AddMinutes(15 * s), LengthInMinutes = 15, IsBusy = s % 5 == 0 }))],
    };

    /// <summary>In the order of members that IDENT has.</summary>
    static byte[] Upload(Timetable t) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        t.Doctors,
        t.Branches,
        Intervals = t.Intervals.Select(i => new { i.DoctorId, i.BranchId, StartDateTime = $"{i.StartDateTime:s}+07:00", i.LengthInMinutes, i.IsBusy }),
    });

    static byte[] Pack(byte[] body, string packing)
    {
        using var packed = new MemoryStream();
        using (Stream pack = packing switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => packed,
        })
            pack.Write(body);
        return packed.ToArray();
    }

    // The writer escapes what is not in the first plane.
    static string Unescaped(string json) => json.Replace("\\uD83E\\uDDB7", "🦷", StringComparison.Ordinal);

    string Day() => RunningGateway.Window(_day, _day.AddDays(1).AddSeconds(-1));

    CompletedCall Call(string id) => new() { CallId = $"{_day:MMdd}-{id}", StartedAt = default, EndedAt = default, Direction = CallDirection.In, PhoneFrom = "+79131234567", PhoneTo = "+73912000001" };

    /// <summary>Has no length, so that it is sent in chunks.</summary>
    sealed class Pieces(byte[] body) : MemoryStream(body)
    {
        public override bool CanSeek => false;
    }
}

public sealed class IdentServiceOnMariaDb(ExchangeDatabase<MariaDb> exchange) : IdentServiceContract<MariaDb>(exchange);

public sealed class IdentServiceOnMySql(ExchangeDatabase<MySql> exchange) : IdentServiceContract<MySql>(exchange);

public sealed class IdentServiceOnMsSql(ExchangeDatabase<MsSql> exchange) : IdentServiceContract<MsSql>(exchange);

public sealed class IdentServiceOnSqlite(ExchangeDatabase<Sqlite> exchange) : IdentServiceContract<Sqlite>(exchange);
