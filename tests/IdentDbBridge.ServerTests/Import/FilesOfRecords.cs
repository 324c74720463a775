using System.Globalization;
using System.Text;
using IdentDbBridge.Import;
using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests.Import;

/// <summary>What stands in files that are not as they should be. Needs no server.</summary>
public sealed class FilesOfRecords : IDisposable
{
    const string Header = "Id,DateAndTime,ClientPhone,Comment\n";

    readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("a,1,2,3", "1:a|1|2|3")]
    [InlineData("\"a,b\",\"c\"\"d\",,", "1:a,b|c\"d||")]
    [InlineData("a,1,2,\"two\r\nlines\"\r\nb,1,2,3\r\n\r\n", "1:a|1|2|two\nlines 3:b|1|2|3")]
    [InlineData("a,x\"y,\"\",3", "1:a|x\"y||3")]
    [InlineData("a,1,2\nb,1,2,3,4\n", "1!columns 2!columns")]
    [InlineData("a,\"1\"x,2,3\nb,1,2,3", "1!quotes 2:b|1|2|3")]
    [InlineData("a,\"1,2,3\nb,1,2,3\nc,1,2,3\n", "1!quotes 2:b|1|2|3 3:c|1|2|3")]
    [InlineData("a,\"1,2,3\nb,1,2,\"3\nc,1,2,3\n", "1!quotes 2!quotes 3:c|1|2|3")]
    [InlineData("\"", "1!quotes")]
    public async Task Are_taken_apart_record_by_record(string lines, string wanted) =>
        Assert.Equal(wanted, await ReadAsync(Encoding.UTF8.GetBytes(Header + lines)));

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public async Task May_have_other_delimiters(string delimiter) =>
        Assert.Equal("1:a|1|2|3", await ReadAsync(Encoding.UTF8.GetBytes((Header + "a,1,2,3").Replace(",", delimiter, StringComparison.Ordinal))));

    [Theory]
    [InlineData("utf-8", null)]
    [InlineData("utf-8", "utf-8")]
    [InlineData("utf-8 with a mark", null)]
    [InlineData("utf-16", null)]
    [InlineData("utf-16BE", null)]
    [InlineData("windows-1251", null)]
    [InlineData("windows-1251", "windows-1251")]
    public async Task May_have_other_encodings(string encoding, string? named)
    {
        var text = Header + "a,1,2,Зуб Ёж №5";
        byte[] bytes = encoding switch
        {
            "utf-8 with a mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            "windows-1251" => CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(text),
            _ => [.. Encoding.GetEncoding(encoding).Preamble, .. Encoding.GetEncoding(encoding).GetBytes(text)],
        };
        Assert.Equal("1:a|1|2|Зуб Ёж №5", await ReadAsync(bytes, named));
    }

    [Fact]
    public async Task Lose_only_the_line_that_is_broken()
    {
        byte[] file =
        [
            .. Encoding.UTF8.GetBytes(Header + "ё,1,2,3\n"), 0xE0, 0xE1, (byte)'\n', .. new byte[100], (byte)'\n',
            .. Enumerable.Repeat((byte)'x', 10_000_000), (byte)'\n', .. Encoding.UTF8.GetBytes("b,1,2,3"),
        ];
        Assert.Equal("1:ё|1|2|3 2!encoding 3!columns 4!length 5:b|1|2|3", await ReadAsync(file));
    }

    [Fact]
    public async Task Are_read_alike_wherever_a_buffer_ends()
    {
        // Records of growing length, over many buffers.
        var lines = Enumerable.Range(0, 2000).Select(i => $"{i},1,2,\"{new string('я', i % 500)}\r\n{i}\"").ToList();
        var wanted = lines.Select((l, i) => $"{2 * i + 1}:{l.Replace("\"", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace(',', '|')}");
        Assert.Equal(string.Join(' ', wanted), await ReadAsync(Encoding.UTF8.GetBytes(Header + string.Join("\r\n", lines))));
    }

    [Fact]
    public async Task Keep_the_others_when_the_server_refuses_one()
    {
        var file = _files.Write("tickets.csv", Header + string.Concat(Enumerable.Range(0, 777).Select(i => $"{i},2026-03-02 10:00:00,+7 000 111 22 33,c\n")));
        using var rejects = new RejectsFile(_files.At("rejects.csv"));
        var zone = new ClinicTime("Europe/Moscow");
        var target = new PickyTarget("13", "500", "776");
        var result = await new ImportRun<Ticket>(new CsvSource(new LineReader(file, null), ColumnNames.OfTickets), new TicketRows(zone, zone, new(), null), target, rejects, _ => { }).RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal((777, 774, 0, 3), (result.Read, result.Added, result.AlreadyThere, result.Rejected));
        rejects.Dispose();
        Assert.Equal(["15,Record,server,\"Test 7\"", "502,Record,server,\"Test 7\"", "778,Record,server,\"Test 7\""], File.ReadLines(rejects.Path).Skip(1));
    }

    [Fact]
    public async Task Leave_rejects_of_this_run_only_and_no_value_in_them()
    {
        var path = _files.At("rejects.csv");
        using (var old = new RejectsFile(path))
            old.Add(1, [new("Old", "old", "old")]);
        Assert.True(File.Exists(path));
        new RejectsFile(path).Clear();
        Assert.False(File.Exists(path));
        var file = _files.Write("tickets.csv", "Id,DateAndTime,ClientPhone,PlanStart,DoctorId,Comment\nСЕКРЕТ,СЕКРЕТ,СЕКРЕТ,СЕКРЕТ,СЕКРЕТ,СЕКРЕТ\nСЕКРЕТ\n\"СЕКРЕТ\nx,2026-03-02 10:00:00,СЕКРЕТ,,,\n");
        using (var rejects = new RejectsFile(path))
        {
            var zone = new ClinicTime("Europe/Moscow");
            var result = await new ImportRun<Ticket>(new CsvSource(new LineReader(file, null), ColumnNames.OfTickets), new TicketRows(zone, zone, new(), null), new CountingTarget<Ticket>(t => t.Id), rejects, _ => { }).RunAsync(TestContext.Current.CancellationToken);
            Assert.Equal((4, 4), (result.Read, result.Rejected));
        }

        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("СЕКРЕТ", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("5,ClientPhone,phone,", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Have_their_rejects_where_the_user_is_and_no_bar_without_a_terminal()
    {
        var database = $"Data Source={_files.At("a.db")}";
        Assert.Equal(0, (await InProcess.RunAsync("up", "--provider", "sqlite", "--connection", database)).Code);
        _files.Write("заявки.csv", Header.Replace("Comment", "Комментарий,Mood,89001112233", StringComparison.Ordinal) + "a,2026-03-02 10:00:00,80001112233,,,\nb,,,,,\n");
        var directory = Directory.CreateDirectory(_files.At("here")).FullName;
        var result = await Shell.RunAsync($"""
            cd '{directory}'
            identdb import tickets ../заявки.csv --format csv --time-zone Europe/Moscow
            """, ("IDENTDB_PROVIDER", "sqlite"), ("IDENTDB_CONNECTION", database));
        Assert.Equal(0, result.Code);
        Assert.Equal("Columns of which nothing was taken: Mood.\n", result.Errors.Replace("Connecting…\n", "", StringComparison.Ordinal));
        Assert.StartsWith("2 read: 1 added, 0 already there, 1 rejected.\n", result.Output, StringComparison.Ordinal);
        Assert.Equal(["заявки.csv.rejects.csv"], Directory.EnumerateFiles(directory).Select(Path.GetFileName));
        Assert.Equal(["line,field,rule,found", "3,DateAndTime,required,\"missing\""], await File.ReadAllLinesAsync(_files.At("here", "заявки.csv.rejects.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Are_read_as_the_options_say()
    {
        var database = $"Data Source={_files.At("a.db")}";
        string[] target = ["--provider", "sqlite", "--connection", database, "--rejects", _files.At("rejects.csv")];
        Assert.Equal(0, (await InProcess.RunAsync("up", "--provider", "sqlite", "--connection", database)).Code);
        var file = _files.Write("заявки.csv", "sep=;\r\nКогда;Кто;Куда звонить\r\n02/03/2026 10:15;Анна;=\"89990001122\"\r\n13/02/2026;Борис;89990001133, 89990001144\r\n1772435722;Вера;89990001155\r\n");
        string[] import = ["import", "tickets", file, "--format", "csv", "--time-zone", "Europe/Moscow", .. target];
        string lacking = (await InProcess.RunAsync(import)).AssertSentence(2);
        Assert.Contains("It has the columns 'Когда', 'Кто', 'Куда звонить'. Lacking: DateAndTime, ClientPhone.", lacking, StringComparison.Ordinal);
        Assert.Contains("--column \"NAME=DateAndTime\"", lacking, StringComparison.Ordinal);

        string[] mapped = [.. import, "--column", "Когда=DateAndTime", "--column", "Куда звонить=ClientPhone", "--column", "Кто=Name"];
        var rejected = await InProcess.RunAsync([.. mapped, "--json", "--strict"]);
        Assert.Equal((9, 3), (rejected.Code, rejected.Json.GetProperty("rejected").GetInt32()));
        string[] told = [.. rejected.Json.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("found").GetString()!)];
        Assert.All((string[])["--date-order", "--date-time", "--unix-time"], option => Assert.Contains(told, t => t.EndsWith($": {option} settles it", StringComparison.Ordinal)));
        string[] lines = [.. (await File.ReadAllLinesAsync(_files.At("rejects.csv"), TestContext.Current.CancellationToken)).Where(l => l.Contains(",DateAndTime,ambiguous,", StringComparison.Ordinal))];
        Assert.Equal(3, lines.Length);
        Assert.Contains(lines, l => l.EndsWith(": --date-order settles it\"", StringComparison.Ordinal));

        var added = await InProcess.RunAsync([.. mapped, "--date-order", "dmy", "--date-time", "9:30", "--unix-time", "--first-phone", "--json", "--strict"]);
        Assert.True(added.Code == 0, added.Output + added.Errors);
        Assert.Equal(3, added.Json.GetProperty("added").GetInt32());

        string noField = (await InProcess.RunAsync([.. import, "--column", "Когда=Время"])).AssertSentence(2);
        Assert.Contains("COLUMN=FIELD", noField, StringComparison.Ordinal);
        Assert.Contains("The option for that: --column.", noField, StringComparison.Ordinal);
        Assert.Contains("--date-time: the value is missing or cannot be used.", (await InProcess.RunAsync([.. import, "--date-time", "25:00"])).AssertSentence(2), StringComparison.Ordinal);
        Assert.Contains("--date-order: the value is missing or cannot be used.", (await InProcess.RunAsync([.. import, "--date-order", "ymd"])).AssertSentence(2), StringComparison.Ordinal);
        Assert.Contains(
            "--column goes with --format csv and jsonl only.",
            (await InProcess.RunAsync(["import", "calls", file, "--format", "asterisk", "--time-zone", "Europe/Moscow", "--column", "a=DateAndTime", .. target])).AssertSentence(2),
            StringComparison.Ordinal);
    }

    /// <summary>Each record as line:values, or line!rule; lines are counted behind the header.</summary>
    async Task<string> ReadAsync(byte[] bytes, string? encoding = null)
    {
        var source = new CsvSource(new LineReader(_files.Write("file.csv", bytes), encoding), ColumnNames.OfTickets);
        List<string> rows = [];
        await foreach (var row in source.ReadAsync(TestContext.Current.CancellationToken))
        {
            string[] columns = ["Id", "DateAndTime", "ClientPhone", "Comment"];
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"{row.Line - 1}{(row.Problem is { } problem ? $"!{problem.Rule}" : $":{string.Join('|', columns.Select(c => row[c]))}")}"));
        }

        Assert.Equal(source.Total > 0, source.Position > 0);
        return string.Join(' ', rows);
    }

    /// <summary>Refuses some tickets, as a server does whose tables have rules of their own.</summary>
    sealed class PickyTarget(params string[] refused) : IImportTarget<Ticket>
    {
        public int BatchRows => 2000;

        public IEnumerable<Candidate<Ticket>[]> Pieces(IReadOnlyList<Candidate<Ticket>> candidates) => candidates.Chunk(100);

        public Task<AddResult> AddAsync(IReadOnlyList<Ticket> records, CancellationToken cancellationToken) =>
            records.Any(r => refused.Contains(r.Id))
                ? throw new ServerException("", new ServerError("Test", 7, ServerErrorKind.RuleBroken, ""), null)
                : Task.FromResult(new AddResult(records.Count, 0));
    }
}
