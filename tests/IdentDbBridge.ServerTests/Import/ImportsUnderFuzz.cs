using System.Globalization;
using IdentDbBridge.Calls;
using IdentDbBridge.Import;
using IdentDbBridge.Phones;
using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests.Import;

/// <summary>
/// Files with every sort of damage. The writing side only counts, and knows each key once: what is tested is that each line comes
/// to one end; that databases keep what they are given is tested elsewhere.
/// </summary>
public sealed class ImportsUnderFuzz(ITestOutputHelper log) : IDisposable
{
    const int Lines = 100_000;

    static readonly ClinicTime Zone = new("Europe/Berlin");
    static readonly CdrOptions Cdr = new() { Lines = new Dictionary<string, string> { [""] = "+70000000100" } };

    readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public Task Of_Asterisk_account_for_every_line() => AssertAccountedAsync<LedgerCall>(
        "Master.csv of Asterisk",
        "",
        (i, phone, time) => $"\"\",\"{phone}\",\"600\",\"from-trunk\",\"\"\"К\"\" <{phone}>\",\"SIP/mts-{i}\",\"SIP/101-2\",\"Queue\",\"q\",\"{time}\",\"\",\"{time}\",60,{i % 50},\"ANSWERED\",\"\",\"{1772434800 + i}.{i}\",\"\",\"\",\"{1772434800 + i - (i % 2)}.{i - (i % 2)}\",5",
        lines => new AsteriskSource(lines),
        new CdrCalls(new CdrLegs(Cdr, Zone), Cdr, Zone),
        c => c.CallId ?? (object)c);

    [Fact]
    public Task Of_calls_in_CSV_account_for_every_line() => AssertAccountedAsync<LedgerCall>(
        "calls in CSV",
        "CallId,DateAndTime,Direction,PhoneFrom,PhoneTo,WaitInSeconds,TalkInSeconds,LineDescription,LandingUrl",
        (i, phone, time) => $"{i},{time},in,{phone},+70000000100,{i % 60},{i % 70},\"Линия, {i % 3}\",https://clinic.example/?utm_source={i}",
        lines => new CsvSource(lines, ColumnNames.OfCalls),
        new CallRows(Zone, Zone, PhoneOptions.Default),
        c => c.CallId ?? (object)c.Call);

    [Fact]
    public Task Of_calls_in_JSON_Lines_account_for_every_line() => AssertAccountedAsync<LedgerCall>(
        "calls in JSON Lines",
        "",
        (i, phone, time) => $$"""{"CallId":"{{i}}","DateAndTime":"{{time}}","Direction":"in","PhoneFrom":"{{phone}}","PhoneTo":"+70000000100","WaitInSeconds":{{i % 60}},"LineDescription":"Ёж \ud83e\uddb7"}""",
        lines => new JsonLinesSource(lines, ColumnNames.OfCalls),
        new CallRows(Zone, Zone, PhoneOptions.Default),
        c => c.CallId ?? (object)c.Call);

    [Fact]
    public Task Of_tickets_in_CSV_account_for_every_line() => AssertAccountedAsync<Ticket>(
        "tickets in CSV",
        "Имя;Телефон;Комментарий;Дата;utm_source;Landing page",
        (i, phone, time) => $"Клиент {i};{phone};\"Болит; {i}\";{time};яндекс;https://clinic.example/?utm_medium=cpc",
        lines => new CsvSource(lines, ColumnNames.OfTickets),
        new TicketRows(Zone, Zone, PhoneOptions.Default, null),
        t => t.Id);

    [Fact]
    public Task Of_tickets_in_JSON_Lines_account_for_every_line() => AssertAccountedAsync<Ticket>(
        "tickets in JSON Lines",
        "",
        (i, phone, time) => $$"""{"name":"Клиент {{i}}","phone":"{{phone}}","comment":"\u0411олит","date":"{{time}}","utm_source":"я","plan_start":"{{time}}","doctor_id":{{i % 9}}}""",
        lines => new JsonLinesSource(lines, ColumnNames.OfTickets),
        new TicketRows(Zone, Zone, PhoneOptions.Default, null),
        t => t.Id);

    async Task AssertAccountedAsync<T>(string what, string header, Func<int, string, string, string> line, Func<LineReader, IImportSource> open, IRecordMap<T> map, Func<T, object> key)
        where T : class
    {
        var path = _files.At("file");
        int filled = MutatedLines.Write(path, header, Lines, line, seed: 11);
        var rejectsPath = _files.At("rejects.csv");
        ImportResult result;
        using (var rejects = new RejectsFile(rejectsPath))
            result = await new ImportRun<T>(open(new LineReader(path, null)), map, new CountingTarget<T>(key), rejects, _ => { }).RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(result.Read, result.Added + result.AlreadyThere + result.Rejected);
        // In CSV with a header a record may have several lines.
        if (header.Length == 0)
            Assert.Equal(filled, result.Read);
        else
            Assert.InRange(result.Read, filled * 9 / 10, filled);
        Assert.InRange(result.Added, Lines / 10, Lines);
        Assert.InRange(result.Rejected, Lines / 10, Lines);
        var rejected = File.ReadLines(rejectsPath).Skip(1).Select(l => l.Split(',')[0]).ToHashSet();
        Assert.Equal(result.Rejected, rejected.Count);
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure: {what}: {Lines} mutated lines, {result.Read} records: {result.Added} added, {result.AlreadyThere} already there, {result.Rejected} rejected, none unaccounted, no crash"));
    }
}
