using System.Globalization;
using IdentDbBridge.Calls;
using IdentDbBridge.Import;
using IdentDbBridge.ServerTests.Cli;

namespace IdentDbBridge.ServerTests.Import;

/// <summary>The table of a PBX into a database.</summary>
/// <typeparam name="TServer">Where the calls go.</typeparam>
/// <typeparam name="TSource">Where the PBX keeps them: a MySQL or MariaDB.</typeparam>
public abstract class CdrTableContract<TServer, TSource>(ExchangeDatabase<TServer> exchange, ITestOutputHelper log) : IClassFixture<ExchangeDatabase<TServer>>
    where TServer : ITestServer
    where TSource : ITestServer
{
    const string Table = """
        CREATE TABLE cdr (calldate datetime NULL, clid varchar(80) NOT NULL DEFAULT '', src varchar(80) NOT NULL DEFAULT '', dst varchar(80) NOT NULL DEFAULT '',
            dcontext varchar(80) NOT NULL DEFAULT '', channel varchar(80) NOT NULL DEFAULT '', dstchannel varchar(80) NOT NULL DEFAULT '', duration int NOT NULL DEFAULT 0, billsec int NOT NULL DEFAULT 0,
            disposition varchar(45) NOT NULL DEFAULT '', uniqueid varchar(32) NOT NULL DEFAULT '', did varchar(50) NOT NULL DEFAULT '', answer datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
            cnum varchar(80) NOT NULL DEFAULT '', outbound_cnum varchar(80) NOT NULL DEFAULT '', linkedid varchar(32) NOT NULL DEFAULT '')
        """;

    const string Columns = "INSERT INTO cdr (calldate, clid, src, dst, dcontext, channel, dstchannel, duration, billsec, disposition, uniqueid, did, cnum, outbound_cnum, linkedid) VALUES ";

    [Fact]
    public async Task Brings_the_calls_in_once()
    {
        await exchange.CreateAsync();
        await using var source = await TSource.CreateDatabaseAsync();
        using (var connection = source.Open())
        {
            connection.Run("SET SESSION sql_mode = ''");
            connection.Run(Table);
            connection.Run(Columns + """
                ('2026-03-02 10:00:00', '', '70001112233', '600', 'ext-group', 'PJSIP/mts-1', 'PJSIP/101-2', 30, 0, 'NO ANSWER', '1.1', '70000000100', '', '', '1772434800.1'),
                ('2026-03-02 10:00:05', '', '70001112233', '600', 'ext-group', 'PJSIP/mts-1', 'PJSIP/102-3', 90, 70, 'ANSWERED', '1.2', '70000000100', '', '', '1772434800.1'),
                ('2026-03-05 11:00:00', '', '70000000100', '80001112233', 'from-internal', 'PJSIP/101-4', 'PJSIP/mts-5', 20, 8, 'ANSWERED', '1.3', '', '101', '70000000100', '1772694000.3'),
                ('0000-00-00 00:00:00', '', '70001112233', '600', 'ext-group', '', '', 30, 0, 'NO ANSWER', '1.4', '70000000100', '', '', '1.4'),
                (NULL, '', '70001112233', '600', 'ext-group', '', '', 30, 0, 'NO ANSWER', '1.5', '70000000100', '', '', '1.5'),
                ('2026-03-06 11:00:00', '', '101', '102', 'from-internal', '', '', 20, 8, 'ANSWERED', '1.6', '', '101', '', '1.6')
                """);
        }

        var first = await RunAsync(source);
        Assert.Equal((6, 2, 1, 3), Counts(first));
        var (db, sql) = await exchange.OpenAsync();
        await using (db)
        {
            StoredCall[] wanted =
            [
                new() { DateAndTime = new(2026, 3, 2, 10, 0, 0), Direction = CallDirection.In, PhoneFrom = "+70001112233", PhoneTo = "+70000000100", WaitInSeconds = 25, TalkInSeconds = 70, LineDescription = "102, mts" },
                new() { DateAndTime = new(2026, 3, 5, 11, 0, 0), Direction = CallDirection.Out, PhoneFrom = "+70000000100", PhoneTo = "+70001112233", WaitInSeconds = 12, TalkInSeconds = 8, LineDescription = "101, mts" },
            ];
            Assert.Equal(wanted, await new CallRepository(db, sql).ReadFinishedAsync(new(2026, 3, 1), new(2026, 4, 1), TestContext.Current.CancellationToken));
        }

        Assert.Equal((6, 0, 3, 3), Counts(await RunAsync(source)));
        using (var connection = source.Open())
            connection.Run("DROP TABLE cdr");
        var refused = await InProcess.RunAsync(Line(source));
        Assert.Contains("has no table cdr", refused.AssertSentence(2), StringComparison.Ordinal);
    }

    [Theory]
    // Asterisk's own schema, that with FreePBX's column beside it, and other orders.
    [InlineData("start, answer, `end`, clid, src, dst, dcontext, channel, dstchannel, duration, billsec, disposition, linkedid, uniqueid", "start", "1772600000.0")]
    [InlineData("uniqueid, linkedid, calldate, src, dst, disposition, billsec, duration, start, answer, `end`, channel, dstchannel, dcontext, clid", "start", "1772600010.1")]
    [InlineData("start, uniqueid, linkedid, src, dst, disposition, billsec, duration, calldate, answer, `end`, channel, dstchannel, dcontext, clid", "calldate", "1772600020.2")]
    [InlineData("uniqueid, linkedid, src, dst, disposition, duration, billsec, calldate, start, channel, dstchannel, dcontext, clid", "start, calldate", "1772600030.3")]
    public async Task May_have_other_columns_in_another_order(string columns, string filled, string id)
    {
        await exchange.CreateAsync();
        await using var source = await TSource.CreateDatabaseAsync();
        string[] names = columns.Split(", ");
        Dictionary<string, string> call = new()
        {
            ["src"] = "'89001112233'",
            ["dst"] = "'74950000001'",
            ["dcontext"] = "'from-trunk'",
            ["channel"] = "'PJSIP/mts-01'",
            ["dstchannel"] = "'PJSIP/101-02'",
            ["duration"] = "65",
            ["billsec"] = "60",
            ["disposition"] = "'8'",
            ["uniqueid"] = $"'{id}'",
            ["answer"] = "'2026-05-04 10:00:05'",
            ["`end`"] = "'2026-05-04 10:01:05'",
        };
        foreach (string name in filled.Split(", "))
            call[name] = $"'2026-05-04 1{id[^1]}:00:00'";
        using (var connection = source.Open())
        {
            connection.Run($"CREATE TABLE cdr ({string.Join(',', names.Select(n => $"{n} {(n is "start" or "calldate" or "answer" or "`end`" ? "datetime" : "varchar(80)")} DEFAULT NULL"))})");
            connection.Run($"INSERT INTO cdr ({columns}) VALUES ({string.Join(',', names.Select(n => call.GetValueOrDefault(n, "NULL")))})");
        }

        var look = await InProcess.RunAsync([.. Line(source), "--json", "--look"]);
        Assert.Equal((1, 1, 0, 0), Counts(look));
        await RunAsync(source);
        var (db, sql) = await exchange.OpenAsync();
        await using (db)
        {
            var read = Assert.Single(await new CallRepository(db, sql).ReadFinishedAsync(new(2026, 5, 4), new(2026, 5, 5), TestContext.Current.CancellationToken), c => c.PhoneTo == "+74950000001" && c.DateAndTime == new DateTime(2026, 5, 4, 10 + id[^1] - '0', 0, 0));
            Assert.Equal(("+79001112233", 5, (int?)60, "101, mts"), (read.PhoneFrom, read.WaitInSeconds, read.TalkInSeconds, read.LineDescription));
        }

        using (var connection = source.Open())
            connection.Run("ALTER TABLE cdr DROP COLUMN disposition");
        Assert.Contains("has no column disposition", (await InProcess.RunAsync(Line(source))).AssertSentence(2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_whole_calls_whatever_the_order_of_their_rows()
    {
        const int Calls = 20_000;
        await exchange.CreateAsync();
        await using var source = await TSource.CreateDatabaseAsync();
        Dictionary<string, GeneratedCall> calls = new GeneratedCalls(11).Take(Calls).ToDictionary(c => c.Id);
        GeneratedLeg[] legs = [.. calls.Values.SelectMany(c => c.Legs)];
        new Random(11).Shuffle(legs);
        using (var connection = source.Open())
        {
            connection.Run("SET SESSION sql_mode = ''");
            connection.Run($"CREATE TABLE cdr ({string.Join(',', GeneratedLeg.Columns.Select(c => $"`{c}` {(c is "start" or "answer" or "end" ? "datetime" : "varchar(80)")}"))}, KEY (start))");
            foreach (GeneratedLeg[] chunk in legs.Chunk(1000))
                connection.Run($"INSERT INTO cdr VALUES {string.Join(',', chunk.Select(l => $"({string.Join(',', l.Values.Select(v => v.Length == 0 || v == "NULL" ? "NULL" : $"'{v.Replace("\\", "\\\\", StringComparison.Ordinal)}'"))})"))}");
        }

        var zone = new ClinicTime("Asia/Irkutsk");
        var options = new CdrOptions { Phones = new() { AreaCode = GeneratedCalls.AreaCode } };
        var map = new CdrCalls(new CdrLegs(options, zone), options, zone);
        Dictionary<string, StoredCall> read = [];
        int rows = 0;
        await foreach (var row in (await CdrTableSource.OpenAsync(source.ConnectionString, TestContext.Current.CancellationToken)).ReadAsync(TestContext.Current.CancellationToken))
        {
            rows++;
            Keep(map.Take(row));
        }

        Keep(map.End());
        Assert.Equal(legs.Length, rows);
        Assert.Equal(calls.Values.Where(c => c.Truth is not null).Select(c => c.Id).Order(), read.Keys.Order());
        foreach ((string id, StoredCall call) in read)
            Assert.Equal(WholeCalls.Compared(calls[id].Truth), WholeCalls.Compared(call));
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure: {TSource.Name}: table cdr of {Calls} calls in {legs.Length} rows, in random order: {read.Count} right, {Calls - read.Count} rejected as a whole for an unreadable row, 0 wrong"));

        void Keep(IEnumerable<Candidate<LedgerCall>> candidates)
        {
            foreach (var candidate in candidates.Where(c => c.Record is not null))
                read.Add(candidate.Record!.CallId!, candidate.Record.Call);
        }
    }

    [Fact]
    public async Task Accounts_for_every_row_whatever_it_holds()
    {
        const int Rows = 100_000;
        await exchange.CreateAsync();
        await using var source = await TSource.CreateDatabaseAsync();
        using (var connection = source.Open())
        {
            connection.Run("SET SESSION sql_mode = ''");
            connection.Run(Table);
            foreach (var rows in MutatedCdr.Rows(Rows, seed: 5).Chunk(1000))
                connection.Run(Columns + string.Join(',', rows));
        }

        using var rejects = new RejectsFile(Path.GetTempFileName());
        File.Delete(rejects.Path);
        var zone = new ClinicTime("Europe/Moscow");
        var options = new CdrOptions();
        // The writing side only counts: what is tested is that each row comes to one end.
        var run = new ImportRun<LedgerCall>(await CdrTableSource.OpenAsync(source.ConnectionString, TestContext.Current.CancellationToken), new CdrCalls(new CdrLegs(options, zone), options, zone), new CountingTarget<LedgerCall>(c => c.CallId ?? (object)c), rejects, _ => { });
        var result = await run.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Rows, result.Read);
        Assert.Equal(Rows, result.Added + result.AlreadyThere + result.Rejected);
        Assert.InRange(result.Added, 1000, Rows);
        Assert.InRange(result.Rejected, 1000, Rows);
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure: {TSource.Name}: {Rows} mutated rows of cdr: {result.Added} calls, {result.AlreadyThere} further legs, {result.Rejected} rejected, none unaccounted"));
        rejects.Dispose();
        File.Delete(rejects.Path);
    }

    [Fact]
    public async Task Keeps_the_password_of_the_source_to_itself()
    {
        await exchange.CreateAsync();
        await using var source = await TSource.CreateDatabaseAsync();
        foreach (var marker in Marker.All)
        {
            using var login = TestLogin.CreateOwner(source, marker.Value);
            foreach (var connection in (string[])[login.ConnectionString(marker.Pair()), login.ConnectionString($"Password=x;{marker.Words[0]}"), $"{login.ConnectionString("")};Database=no_such_database;{marker.Pair("pwd")}", $"mysql://sa:{marker.Words[0]}@x/y", marker.Pair(), marker.Words[0]])
            {
                var line = Line(source);
                line[Array.IndexOf(line, "--source") + 1] = connection;
                foreach (var result in new[] { await InProcess.RunAsync(line), await InProcess.RunAsync([.. line, "--json"]) })
                {
                    marker.AssertAbsent($"exit code {result.Code}\n{result.Output}{result.Errors}", "the output");
                    Assert.Contains(result.Code, (int[])[2, 6, 7]);
                }

                line[Array.IndexOf(line, "--source")] = "--encoding";
                marker.AssertAbsent((await InProcess.RunAsync(line)).Errors, "the refusal");
            }

            if (marker.Name is not ("quotes" or "Russian"))
                continue;
            var fromEnvironment = await Shell.RunAsync(
                "identdb import calls --format freepbx --time-zone Europe/Moscow",
                ("IDENTDB_SOURCE", login.ConnectionString(marker.Pair())),
                ("IDENTDB_PROVIDER", TServer.Provider),
                ("IDENTDB_CONNECTION", exchange.Database!.ConnectionString));
            Assert.Contains("has no table cdr", fromEnvironment.AssertSentence(2), StringComparison.Ordinal);
            marker.AssertAbsent(fromEnvironment.Output + fromEnvironment.Errors, "the output with an environment");
        }
    }

    static (int, int, int, int) Counts(CliResult result) =>
        (result.Json.GetProperty("read").GetInt32(), result.Json.GetProperty("added").GetInt32(), result.Json.GetProperty("alreadyThere").GetInt32(), result.Json.GetProperty("rejected").GetInt32());

    async Task<CliResult> RunAsync(TestDatabase source)
    {
        var result = await InProcess.RunAsync([.. Line(source), "--json"]);
        Assert.True(result.Code == 0, result.Output + result.Errors);
        return result;
    }

    string[] Line(TestDatabase source) =>
    [
        "import", "calls", "--format", "freepbx", "--source", source.ConnectionString, "--time-zone", "Asia/Krasnoyarsk",
        "--rejects", Path.Combine(Path.GetTempPath(), $"{source.Name}.csv"), "--provider", TServer.Provider, "--connection", exchange.Database!.ConnectionString,
    ];
}

public sealed class CdrTableOnMariaDb(ExchangeDatabase<MariaDb> exchange, ITestOutputHelper log) : CdrTableContract<MariaDb, MariaDb>(exchange, log);

public sealed class CdrTableOnMySql(ExchangeDatabase<MySql> exchange, ITestOutputHelper log) : CdrTableContract<MySql, MySql>(exchange, log);

public sealed class CdrTableOnMsSql(ExchangeDatabase<MsSql> exchange, ITestOutputHelper log) : CdrTableContract<MsSql, MariaDb>(exchange, log);

public sealed class CdrTableOnSqlite(ExchangeDatabase<Sqlite> exchange, ITestOutputHelper log) : CdrTableContract<Sqlite, MariaDb>(exchange, log);
