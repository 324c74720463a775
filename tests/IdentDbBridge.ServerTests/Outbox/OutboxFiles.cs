using System.Runtime.CompilerServices;
using IdentDbBridge.Outbox;
using IdentDbBridge.ServerTests.Migrations;
using IdentDbBridge.TestServers;
using IdentDbBridge.Tickets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IdentDbBridge.ServerTests.Outbox;

/// <summary>The file of an outbox: its form, who may look at it, and what it takes for one.</summary>
public sealed class OutboxFiles : MigrationContract<Sqlite>
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("identdb-");

    string Outbox => Path.Combine(_folder.FullName, "outbox.db");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Version_1_without_versions_stays_readable()
    {
        await UpAsync();
        Golden();
        Assert.Equal(["AddFinishedCall", "AddTicket", "AnswerCall", "CorrectTicket", "FinishCall", "SetRecordUrl", "StartCall"], InOutbox("select distinct Kind from Outbox order by Kind"));
        // What is written today has that form to the letter.
        Assert.All(InOutbox("select Body from Outbox"), body => Assert.Equal(body, OutboxJson.Write(OutboxJson.Read(body)!)));
        Assert.Contains("8 waiting, ", (await Identdb.RunAsync(0, Database, "outbox", "status", "--file", Outbox)).Output, StringComparison.Ordinal);
        // The ticket was queued too long ago to be corrected, as far as the IDENT of the test can tell.
        var flush = await Identdb.RunAsync(0, Database, "outbox", "flush", "--file", Outbox, "--json");
        Assert.Equal(8, flush.Json.GetProperty("delivered").GetInt32());
        Assert.Equal(["https://pbx.example/1.mp3", "https://pbx.example/2"], List("select RecordUrl from IDENT_FinishedCalls order by DateAndTime"));
        Assert.Equal(["Проверкина Анна", ""], List("select coalesce(ClientFullName, '') from IDENT_Tickets order by Id"));
    }

    [Fact]
    public async Task What_a_later_version_wrote_waits_for_it_and_keeps_its_order()
    {
        await UpAsync();
        Golden();
        await using (var store = new OutboxStore(new OutboxOptions { Path = Outbox }, TimeProvider.System, OutboxAccess.Existing))
            await store.OpenAsync(Cancel);
        InOutbox("update Outbox set Version = 2, Body = '{\"$type\":\"start-call\",\"Word\":1}' where Number = 1");
        var flush = await Identdb.RunAsync(9, Database, "outbox", "flush", "--file", Outbox);
        Assert.Contains("4 delivered.", flush.Output, StringComparison.Ordinal);
        Assert.Contains("4 waiting, ", flush.Output, StringComparison.Ordinal);
        Assert.Contains("1 StartCall refused, tried again: written by a later version of this program (form 2, this one reads 1): update this program", flush.Output, StringComparison.Ordinal);
        Assert.Equal(["1", "2", "3", "4"], InOutbox("select Number from Outbox where SetAsideReason is null order by Number"));
    }

    [Fact]
    public async Task A_field_that_is_not_known_is_an_error()
    {
        await UpAsync();
        Golden();
        InOutbox("update Outbox set Body = replace(Body, '\"PlanStart\"', '\"Wish\":1,\"PlanStart\"') where Number = 8");
        var flush = await Identdb.RunAsync(9, Database, "outbox", "flush", "--file", Outbox);
        Assert.Contains("1 AddTicket: written by another version, and not understood by this one", flush.Output, StringComparison.Ordinal);
        Assert.Equal(["site-1"], List("select Id from IDENT_Tickets"));
    }

    [Fact]
    public async Task Looking_writes_nothing_whether_the_program_runs_was_killed_or_has_ended()
    {
        using var writer = new WriterProcess(Nowhere(), Outbox, 0, 400);
        writer.Start();
        await Eventually(() => writer.Returned.Count >= 40, "the writer has queued some");
        if (!OperatingSystem.IsWindows())
        {
            writer.Signal("STOP");
            await AssertLookedAtAsync("waiting, the oldest since");
        }

        await writer.KillAsync();
        await AssertLookedAtAsync("waiting, the oldest since");
        writer.Start();
        await writer.EndAsync();
        await AssertLookedAtAsync("waiting, the oldest since");
        Golden("old.db");
        await AssertLookedAtAsync("8 waiting, ", "old.db");
    }

    [Theory]
    [InlineData("database")]
    [InlineData("text")]
    [InlineData("empty")]
    [InlineData("half")]
    [InlineData("random")]
    [InlineData("directory")]
    [InlineData("missing")]
    public async Task A_file_that_is_none_is_refused_and_left_alone(string kind)
    {
        await MakeAsync(kind);
        var before = FilesAsTheyLie.Read(_folder.FullName);
        foreach (string[] command in (string[][])[["status"], ["flush"], ["flush", "--set-aside"]])
        {
            var run = await Identdb.RunAsync(2, Database, ["outbox", .. command, "--file", Outbox]);
            Assert.Contains(Outbox, run.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", run.All, StringComparison.Ordinal);
        }

        // The program that fills it makes one where none is, and takes no other's file.
        if (kind is not ("empty" or "missing"))
            Assert.Contains(Outbox, (await Assert.ThrowsAsync<ConfigurationException>(() => OpenAsync(Outbox))).Message, StringComparison.Ordinal);
        Assert.Equal(before, FilesAsTheyLie.Read(_folder.FullName));
    }

    [Fact]
    public async Task A_path_that_leads_nowhere_is_told_and_closing_does_not_tell_it_again()
    {
        string path = Path.Combine(_folder.FullName, "no", "such", "outbox.db");
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => OpenAsync(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        var door = new Exchange(Options(path));
        Assert.Contains(path, (await Assert.ThrowsAsync<ConfigurationException>(() => door.Tickets.AddAsync(Ticket("1"), Cancel))).Message, StringComparison.Ordinal);
        Assert.Contains(path, (await Assert.ThrowsAsync<ConfigurationException>(() => door.ReadOutboxAsync(Cancel))).Message, StringComparison.Ordinal);
        await door.DisposeAsync();
        await door.DisposeAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    public async Task A_disk_that_is_full_is_told_and_loses_nothing_that_was_queued(int kilobytes)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no limit of a file's size there.");
        using var writer = new WriterProcess(Nowhere(), Outbox, 0, 100_000) { MostKilobytes = kilobytes };
        writer.Start();
        string error = await writer.EndAsync(ChildWriteCommand.Full);
        Assert.Contains($"The outbox {Outbox} cannot be written: its disk is full", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        if (kilobytes == 0)
            return;
        Assert.True(writer.Returned.Count > 20, $"{writer.Returned.Count} fitted");
        await UpAsync();
        await Identdb.RunAsync(0, Database, "outbox", "flush", "--file", Outbox);
        Assert.Empty(writer.Returned.Except(List("select Id from IDENT_Tickets").Concat(List("select LineDescription from IDENT_FinishedCalls"))));
    }

    [Fact]
    public async Task A_host_begins_the_delivery_before_anybody_asks_for_the_exchange()
    {
        await UpAsync();
        Golden();
        await using var services = Services(Outbox);
        foreach (var service in services.GetServices<IHostedService>())
            await service.StartAsync(Cancel);
        await Eventually(() => Query<int>("select count(*) from IDENT_Tickets") == 2 && Query<int>("select count(*) from IDENT_FinishedCalls") == 2, "what waited is delivered");
        string nowhere = Path.Combine(_folder.FullName, "no", "outbox.db");
        await using var broken = Services(nowhere);
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => broken.GetServices<IHostedService>().Single().StartAsync(Cancel));
        Assert.Contains(nowhere, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_delivered_is_in_none_of_the_files_while_the_program_runs_and_after_a_kill()
    {
        await UpAsync();
        string[] markers = ["70001234", "0-17", "ticket 0-", "call 0-", "u041F"];
        using (var away = new WriterProcess(Nowhere(), Outbox, 0, 3000))
        {
            away.Start();
            await Eventually(() => away.Returned.Count >= 300, "the writer has queued some");
            await away.KillAsync();
        }

        Assert.NotEmpty(FilesAsTheyLie.With(_folder.FullName, markers));
        if (!OperatingSystem.IsWindows())
            Assert.All(FilesAsTheyLie.With(_folder.FullName, markers), f => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder.FullName, f))));
        // Killed with what it has delivered in the -wal file, as a rule.
        using (var killed = new WriterProcess(Database, Outbox, 1, 100_000))
        {
            killed.Start();
            await Eventually(() => Query<int>("select count(*) from IDENT_Tickets where Id like '0-%'") > 50, "some are delivered");
            await killed.KillAsync();
        }

        await using (var door = await Exchange.OpenAsync(Options(Outbox) with { ConnectionString = Database.ConnectionString }, Cancel))
        {
            await Eventually(() => FilesAsTheyLie.With(_folder.FullName, markers).Count == 0, "nothing of them is left, while the program runs");
            Assert.Equal((0, 0), await door.ReadOutboxAsync(Cancel) is var status ? (status.Waiting, status.SetAside) : default);
        }

        Assert.Empty(FilesAsTheyLie.With(_folder.FullName, markers));
        Assert.NotEmpty(List("select Id from IDENT_Tickets where Id like '0-%'"));
    }

    async Task AssertLookedAtAsync(string says, string file = "outbox.db")
    {
        var before = FilesAsTheyLie.Read(_folder.FullName);
        var status = await Identdb.RunAsync(0, Database, "outbox", "status", "--file", Path.Combine(_folder.FullName, file));
        Assert.Contains(says, status.Output, StringComparison.Ordinal);
        Assert.Equal(before, FilesAsTheyLie.Read(_folder.FullName));
    }

    async Task MakeAsync(string kind)
    {
        switch (kind)
        {
            case "database":
                await UpAsync();
                File.Copy(Database.ConnectionString.Split('=')[1], Outbox);
                break;
            case "half":
                InOutbox("create table Outbox (Number integer primary key, Body text)");
                break;
            case "directory":
                Directory.CreateDirectory(Outbox);
                break;
            case not "missing":
                var random = new byte[20_000];
                new Random(1).NextBytes(random);
                await File.WriteAllBytesAsync(Outbox, kind switch { "text" => "not one\n"u8.ToArray(), "random" => random, _ => [] }, Cancel);
                break;
        }
    }

    /// <summary>As the program of 27 November 2026 wrote it.</summary>
    void Golden(string file = "outbox.db")
    {
        using var connection = Sqlite.Connect($"Data Source={Path.Combine(_folder.FullName, file)};Pooling=false");
        connection.Open();
        connection.Run(File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "golden", "outbox-1.sql")));
    }

    List<string> InOutbox(string sql)
    {
        using var connection = Sqlite.Connect($"Data Source={Outbox};Pooling=false");
        connection.Open();
        return connection.List(sql);
    }

    Task<Exchange> OpenAsync(string outbox) => Exchange.OpenAsync(Options(outbox), Cancel);

    ExchangeOptions Options(string outbox) => new() { Provider = "sqlite", ConnectionString = Nowhere().ConnectionString, TimeZone = "Europe/Moscow", Outbox = new OutboxOptions { Path = outbox } };

    ServiceProvider Services(string outbox) => new ServiceCollection().AddIdentExchange(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Provider"] = "sqlite",
        ["ConnectionString"] = Database.ConnectionString,
        ["TimeZone"] = "Europe/Moscow",
        ["Outbox:Path"] = outbox,
    }).Build()).BuildServiceProvider();

    static TestDatabase Nowhere() => new("x", "sqlite", "Data Source=nowhere/exchange.db", Sqlite.Connect, () => { });

    static TicketRequest Ticket(string id) => new() { Id = id, CreatedAt = DateTimeOffset.UtcNow, ClientPhone = "+70001234567" };

    static string Here([CallerFilePath] string here = "") => here;
}
