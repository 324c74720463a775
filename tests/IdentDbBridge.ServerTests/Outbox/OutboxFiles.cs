using IdentDbBridge.ServerTests.Migrations;
using IdentDbBridge.TestServers;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests.Outbox;

/// <summary>The file of an outbox: who may look at it, and what it takes for one.</summary>
public sealed class OutboxFiles : OutboxFolder
{
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
        var before = FilesAsTheyLie.Read(Folder);
        foreach (string[] command in (string[][])[["status"], ["flush"], ["flush", "--set-aside"]])
        {
            var run = await Identdb.RunAsync(2, Database, ["outbox", .. command, "--file", Outbox]);
            Assert.Contains(Outbox, run.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", run.All, StringComparison.Ordinal);
        }

        // The program that fills it makes one where none is, and takes no other's file.
        if (kind is not ("empty" or "missing"))
            Assert.Contains(Outbox, (await Assert.ThrowsAsync<ConfigurationException>(() => OpenAsync(Outbox))).Message, StringComparison.Ordinal);
        Assert.Equal(before, FilesAsTheyLie.Read(Folder));
    }

    [Fact]
    public async Task A_path_that_leads_nowhere_is_told_and_closing_does_not_tell_it_again()
    {
        string path = Path.Combine(Folder, "no", "such", "outbox.db");
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
        Assert.True(writer.Returned.Count > 5, $"{writer.Returned.Count} fitted");
        await UpAsync();
        await Identdb.RunAsync(0, Database, "outbox", "flush", "--file", Outbox);
        Assert.Empty(writer.Returned.Except(List("select Id from IDENT_Tickets").Concat(List("select LineDescription from IDENT_FinishedCalls"))));
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

        Assert.NotEmpty(FilesAsTheyLie.With(Folder, markers));
        foreach (string file in FilesAsTheyLie.With(Folder, markers))
        {
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Folder, file)));
        }

        // Killed with what it has delivered in the -wal file, as a rule.
        using (var killed = new WriterProcess(Database, Outbox, 1, 100_000))
        {
            killed.Start();
            await Eventually(() => Query<int>("select count(*) from IDENT_Tickets where Id like '0-%'") > 50, "some are delivered");
            await killed.KillAsync();
        }

        await using (var door = await Exchange.OpenAsync(Options(Outbox) with { ConnectionString = Database.ConnectionString }, Cancel))
        {
            await Eventually(() => FilesAsTheyLie.With(Folder, markers).Count == 0, "nothing of them is left, while the program runs");
            Assert.Equal((0, 0), await door.ReadOutboxAsync(Cancel) is var status ? (status.Waiting, status.SetAside) : default);
        }

        Assert.Empty(FilesAsTheyLie.With(Folder, markers));
        Assert.NotEmpty(List("select Id from IDENT_Tickets where Id like '0-%'"));
    }

    async Task AssertLookedAtAsync(string says, string file = "outbox.db")
    {
        var before = FilesAsTheyLie.Read(Folder);
        var status = await Identdb.RunAsync(0, Database, "outbox", "status", "--file", Path.Combine(Folder, file));
        Assert.Contains(says, status.Output, StringComparison.Ordinal);
        Assert.Equal(before, FilesAsTheyLie.Read(Folder));
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

    static Task<Exchange> OpenAsync(string outbox) => Exchange.OpenAsync(Options(outbox), Cancel);

    static TicketRequest Ticket(string id) => new() { Id = id, CreatedAt = DateTimeOffset.UtcNow, ClientPhone = "+70001234567" };
}
