using System.Globalization;
using System.Text;
using IdentDbBridge.Calls;
using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.ServerTests.Migrations;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests.Import;

/// <summary>Files into a database, as a user brings them there.</summary>
public abstract class ImportContract<TServer>(ITestOutputHelper log) : IAsyncLifetime
    where TServer : ITestServer
{
    const string Clinic = "+70000000100";

    static readonly DateTime Begin = new(2000, 1, 1);
    static readonly DateTime End = new(2199, 12, 31);

    readonly ExchangeDatabase<TServer> _exchange = new();
    readonly Workspace _files = new();

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    string Rejects => _files.At("rejects.csv");

    public async ValueTask InitializeAsync() => await _exchange.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _files.Dispose();
        await _exchange.DisposeAsync();
    }

    [Fact]
    public async Task Brings_an_Asterisk_s_calls_in_once()
    {
        var file = _files.Write("Master.csv", string.Join('\n', [
            // A ring group: two legs, the second is picked up. Then its recording of an internal transfer.
            Line("70001112233", "600", "from-trunk", "PJSIP/mts-00000001", "PJSIP/101-00000002", "2026-03-02 10:00:00", 30, 0, "NO ANSWER", "1772434800.1", "1772434800.1"),
            Line("70001112233", "600", "from-trunk", "PJSIP/mts-00000001", "PJSIP/102-00000003", "2026-03-02 10:00:05", 100, 80, "ANSWERED", "1772434805.2", "1772434800.1"),
            Line("102", "103", "from-internal", "PJSIP/102-00000003", "PJSIP/103-00000004", "2026-03-02 10:01:00", 40, 30, "ANSWERED", "1772434860.3", "1772434800.1"),
            Line("101", "88120001122", "from-internal", "PJSIP/101-00000005", "PJSIP/mts-00000006", "2026-03-02 11:00:00", 20, 0, "BUSY", "1772438400.4", "1772438400.4"),
            Line("101", "102", "from-internal", "PJSIP/101-00000007", "PJSIP/102-00000008", "2026-03-02 11:30:00", 20, 10, "ANSWERED", "1772440200.5", "1772440200.5"),
            Line("anonymous", "s", "from-trunk", "PJSIP/mts-00000009", "", "2026-03-02 12:00:00", 9, 0, "NO ANSWER", "1772442000.6", "1772442000.6"),
            "a line that is none",
        ]));
        string[] import = ["calls", file, "--format", "asterisk", "--time-zone", "Asia/Krasnoyarsk", "--line", "mts=+70000000100", "--line", "+70000000100"];
        AssertCounts(await RunAsync(import), read: 7, added: 3, there: 2, rejected: 2);
        Assert.Equal(["line,field,rule,found", "7,Line,columns,\"1 columns that are not Asterisk's\"", "5,Line,internal,\"both sides are internal\""], await File.ReadAllLinesAsync(Rejects, Cancel));
        StoredCall[] wanted =
        [
            new() { DateAndTime = new(2026, 3, 2, 10, 0, 0), Direction = CallDirection.In, PhoneFrom = "+70001112233", PhoneTo = Clinic, WaitInSeconds = 25, TalkInSeconds = 80, LineDescription = "102, mts" },
            new() { DateAndTime = new(2026, 3, 2, 11, 0, 0), Direction = CallDirection.Out, PhoneFrom = Clinic, PhoneTo = "+78120001122", WaitInSeconds = 20, LineDescription = "101, mts" },
            new() { DateAndTime = new(2026, 3, 2, 12, 0, 0), Direction = CallDirection.In, PhoneFrom = "", PhoneTo = Clinic, WaitInSeconds = 9, LineDescription = "mts" },
        ];
        Assert.Equal(wanted, await CallsAsync());
        AssertCounts(await RunAsync(import), read: 7, added: 0, there: 5, rejected: 2);
        Assert.Equal(wanted, await CallsAsync());
    }

    [Fact]
    public async Task Loses_no_call_of_the_hour_that_comes_twice()
    {
        // Berlin set its clocks back at 3 o'clock on 2025-10-26. One hidden caller before it, and one after it, at the same time of the wall clock.
        var file = _files.Write("Master.csv", string.Join('\n', [
            Line("anonymous", "s", "in", "PJSIP/mts-1", "", "2025-10-26 02:30:00", 9, 0, "NO ANSWER", "1761438600.1", "1761438600.1"),
            Line("anonymous", "s", "in", "PJSIP/mts-2", "", "2025-10-26 02:30:00", 9, 5, "ANSWERED", "1761442200.2", "1761442200.2"),
        ]));
        string[] import = ["calls", file, "--format", "asterisk", "--time-zone", "Europe/Berlin", "--clinic-time-zone", "Europe/Moscow", "--line", Clinic];
        AssertCounts(await RunAsync(import), read: 2, added: 2, there: 0, rejected: 0);
        Assert.Equal([new(2025, 10, 26, 3, 30, 0), new DateTime(2025, 10, 26, 4, 30, 0)], (await CallsAsync()).Select(c => c.DateAndTime));
        import[7] = "Europe/Berlin";
        AssertCounts(await RunAsync(import), read: 2, added: 0, there: 2, rejected: 0);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    public async Task Brings_calls_of_our_own_formats_in_once(string format)
    {
        (string Id, string Time, string Direction, string From, string To, string Wait, string Talk, string Url)[] calls =
        [
            ("a-1", "2026-03-02 10:00:00", "in", "8 (000) 111-22-33", Clinic, "7", "60", "https://clinic.example/?utm_source=%D1%8F"),
            ("", "2026-03-02T04:00:00Z", "OUT", Clinic, "+7 000 111 22 33", "20", "", ""),
            ("a-3", "02.03.2026 12:00", "in", "", Clinic, "", "", ""),
            ("a-4", "yesterday", "in", "", Clinic, "x", "", ""),
            ("a-5", "2026-03-02 13:00:00", "in", "101", "101", "-1", "", ""),
        ];
        var lines = format == "csv"
            ? calls.Select(c => $"{c.Id};{c.Time};{c.Direction};{c.From};{c.To};{c.Wait};{c.Talk};{c.Url};y").Prepend("call_id;Date And Time;direction;PhoneFrom;PhoneTo;WaitInSeconds;TalkInSeconds;LandingUrl;Mood")
            : calls.Select(c => $$"""{"CallId":"{{c.Id}}","DateAndTime":"{{c.Time}}","Direction":"{{c.Direction}}","PhoneFrom":"{{c.From}}","PhoneTo":"{{c.To}}","WaitInSeconds":"{{c.Wait}}","TalkInSeconds":"{{c.Talk}}","LandingUrl":"{{c.Url}}","Mood":1}""");
        var file = _files.Write("calls", string.Join("\r\n", lines));
        string[] import = ["calls", file, "--format", format, "--time-zone", "Asia/Krasnoyarsk"];
        var first = await RunAsync(import);
        AssertCounts(first, read: 5, added: 3, there: 0, rejected: 2);
        Assert.Equal(["Mood"], first.Json.GetProperty("unknownColumns").EnumerateArray().Select(c => c.GetString()));
        StoredCall[] wanted =
        [
            new() { DateAndTime = new(2026, 3, 2, 10, 0, 0), Direction = CallDirection.In, PhoneFrom = "+70001112233", PhoneTo = Clinic, WaitInSeconds = 7, TalkInSeconds = 60, UtmSource = "я", HttpReferer = calls[0].Url },
            new() { DateAndTime = new(2026, 3, 2, 11, 0, 0), Direction = CallDirection.Out, PhoneFrom = Clinic, PhoneTo = "+70001112233", WaitInSeconds = 20 },
            new() { DateAndTime = new(2026, 3, 2, 12, 0, 0), Direction = CallDirection.In, PhoneFrom = "", PhoneTo = Clinic },
        ];
        Assert.Equal(wanted, await CallsAsync());
        AssertCounts(await RunAsync([.. import, "--strict"], 9), read: 5, added: 0, there: 3, rejected: 2);
        Assert.Equal(wanted, await CallsAsync());
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    public async Task Brings_tickets_of_a_site_s_form_in_once(string format)
    {
        (string Name, string Phone, string Comment, string Date)[] tickets =
        [
            ("Иванова Мария", "8 (000) 111-22-33", "Болит зуб; перезвоните", "02.03.2026 10:00:00"),
            ("Пётр", "+7 000 111-22-34", "две\nстроки", "2026-03-02 11:00:00"),
            ("Без времени", "+7 000 111-22-35", "", ""),
            ("Без телефона", "", "", "2026-03-02 11:00:00"),
        ];
        var text = format == "csv"
            ? "Имя;Телефон;Комментарий;Дата;utm_source;Landing-Page\r\n" + string.Concat(tickets.Select(t => $"{t.Name};{t.Phone};\"{t.Comment}\";{t.Date};яндекс;https://clinic.example/?utm_source=x&utm_medium=cpc\r\n"))
            : string.Concat(tickets.Select(t => $$"""{"name":"{{t.Name}}","PHONE":"{{t.Phone}}","Your-Message":"{{t.Comment.Replace("\n", "\\n", StringComparison.Ordinal)}}","created_at":"{{t.Date}}","utm_source":"яндекс","landing page":"https://clinic.example/?utm_source=x&utm_medium=cpc"}""" + "\n"));
        // As a spreadsheet on Russian Windows saves it.
        var file = _files.Write("tickets", format == "csv" ? CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(text) : Encoding.UTF8.GetBytes(text));
        string[] import = ["tickets", file, "--format", format, "--time-zone", "Asia/Krasnoyarsk"];
        AssertCounts(await RunAsync(import), read: 4, added: 2, there: 0, rejected: 2);
        var written = await TicketsAsync();
        Assert.Equal(["Иванова Мария", "Пётр"], written.Select(t => t.ClientFullName));
        Assert.Equal(["+70001112233", "+70001112234"], written.Select(t => t.ClientPhone));
        Assert.Equal(["Болит зуб; перезвоните", "две\nстроки"], written.Select(t => t.Comment));
        Assert.All(written, t => Assert.Equal(("яндекс", "cpc"), (t.UtmSource, t.UtmMedium)));
        // The Id is made of the record, whatever the format: it comes out the same tomorrow and in the other format.
        Assert.Equal("import-2caf", written[0].Id[..11]);
        AssertCounts(await RunAsync(import), read: 4, added: 0, there: 2, rejected: 2);
        Assert.Equal(written, await TicketsAsync());
    }

    [Fact]
    public async Task Adds_each_call_once_when_two_import_the_same_file_at_a_time()
    {
        const int Lines = 3000;
        var file = _files.Write("Master.csv", string.Join('\n', Enumerable.Range(0, Lines).Select(Missed)));
        var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => Task.Run(() => InProcess.RunAsync(
            "import", "calls", file, "--format", "asterisk", "--time-zone", "Europe/Moscow", "--line", Clinic, "--rejects", $"{Rejects}{i}", "--json", "--provider", TServer.Provider, "--connection", _exchange.Database!.ConnectionString))));
        Assert.All(runs, r => Assert.True(r.Code == 0, r.Output + r.Errors));
        Assert.Equal(Lines, runs.Sum(r => r.Json.GetProperty("added").GetInt32()));
        Assert.Equal(Lines, runs.Sum(r => r.Json.GetProperty("alreadyThere").GetInt32()));
        Assert.Equal(Lines, (await CallsAsync()).Count);
    }

    [Fact]
    public async Task Killed_half_way_and_started_again_adds_the_rest()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Needs a named pipe of a POSIX system.");
        const int Lines = 60_000;
        string[] lines = [.. Enumerable.Range(0, Lines).Select(Missed)];
        var pipe = _files.At("pipe");
        using (var make = System.Diagnostics.Process.Start("mkfifo", [pipe]))
            await make.WaitForExitAsync(Cancel);
        string[] import = ["--format", "asterisk", "--time-zone", "Europe/Moscow", "--line", Clinic, "--rejects", Rejects, "--json"];
        using (var run = Identdb.Start(_exchange.Database!, ["import", "calls", pipe, .. import]))
        {
            // The run cannot come to its end while the pipe is open; and a pipe takes little that nobody has read.
            await using var writer = new StreamWriter(pipe);
            await writer.WriteAsync(string.Join('\n', lines[..(Lines / 2)]));
            await writer.FlushAsync(Cancel);
            for (var end = DateTime.UtcNow.AddMinutes(1); DateTime.UtcNow < end && (await CallsAsync()).Count == 0; await Task.Delay(50, Cancel))
                Assert.False(run.HasEnded);
            run.Kill();
            Assert.Equal(Identdb.Killed, (await run.EndAsync()).Code);
        }

        int before = (await CallsAsync()).Count;
        Assert.InRange(before, 1, Lines / 2);
        var whole = _files.Write("Master.csv", string.Join('\n', lines));
        var rest = await Identdb.RunAsync(0, _exchange.Database!, ["import", "calls", whole, .. import]);
        Assert.Equal((Lines - before, before), (rest.Json.GetProperty("added").GetInt32(), rest.Json.GetProperty("alreadyThere").GetInt32()));
        Assert.Equal(Lines, (await CallsAsync()).Count);
        log.WriteLine($"figure: {TServer.Name}: import of {Lines} lines killed (SIGKILL) with {before} in the table; the next run added {Lines - before}");
    }

    static void AssertCounts(CliResult result, int read, int added, int there, int rejected)
    {
        var json = result.Json;
        Assert.Equal((read, added, there, rejected), (json.GetProperty("read").GetInt32(), json.GetProperty("added").GetInt32(), json.GetProperty("alreadyThere").GetInt32(), json.GetProperty("rejected").GetInt32()));
    }

    /// <summary>A call that nobody answered; each has its second.</summary>
    static string Missed(int i) => Line($"7000{1000000 + i}", "600", "in", "SIP/mts-1", "", new DateTime(2026, 3, 2).AddSeconds(i).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), 9, 0, "NO ANSWER", $"1772400000.{i}", $"1772400000.{i}");

    /// <summary>As cdr_csv writes it with every column.</summary>
    static string Line(string src, string dst, string context, string channel, string dstChannel, string start, int duration, int talk, string disposition, string uniqueId, string linkedId) => string.Create(
        CultureInfo.InvariantCulture,
        $"\"\",\"{src}\",\"{dst}\",\"{context}\",\"\"\"Client\"\" <{src}>\",\"{channel}\",\"{dstChannel}\",\"Dial\",\"x,30\",\"{start}\",,\"{start}\",{duration},{talk},\"{disposition}\",\"DOCUMENTATION\",\"{uniqueId}\",\"\",\"\",\"{linkedId}\",\"1\"");

    async Task<CliResult> RunAsync(string[] line, int code = 0)
    {
        var result = await InProcess.RunAsync(["import", .. line, "--provider", TServer.Provider, "--connection", _exchange.Database!.ConnectionString, "--rejects", Rejects, "--json"]);
        Assert.True(result.Code == code, $"exit code {result.Code}\n{result.Output}{result.Errors}");
        Assert.Equal(result.Json.GetProperty("rejected").GetInt64() > 0, File.Exists(Rejects));
        return result;
    }

    async Task<List<StoredCall>> CallsAsync()
    {
        var (db, sql) = await _exchange.OpenAsync();
        await using var end = db;
        return await new CallRepository(db, sql).ReadFinishedAsync(Begin, End, Cancel);
    }

    async Task<List<Ticket>> TicketsAsync()
    {
        var (db, sql) = await _exchange.OpenAsync();
        await using var end = db;
        return await new TicketRepository(db, sql).ReadAsync(Begin, End, Cancel);
    }
}

public sealed class ImportOnMariaDb(ITestOutputHelper log) : ImportContract<MariaDb>(log);

public sealed class ImportOnMySql(ITestOutputHelper log) : ImportContract<MySql>(log);

public sealed class ImportOnMsSql(ITestOutputHelper log) : ImportContract<MsSql>(log);

public sealed class ImportOnSqlite(ITestOutputHelper log) : ImportContract<Sqlite>(log);
