using IdentDbBridge.Import;

namespace IdentDbBridge.Tests.Import;

/// <summary>Which column of Asterisk's call records is which, with a header and without.</summary>
public sealed class ColumnsOfRecords
{
    const string Csv = "a,89001112233,600,office,Иванова <89001112255>,SIP/mts-1,SIP/101-2,Queue,q,2026-04-06 10:00:00,2026-04-06 10:00:05,2026-04-06 10:01:05,65,60,ANSWERED,DOCUMENTATION";
    const string Custom = "Иванова <89001112255>,89001112233,600,office,SIP/mts-1,SIP/101-2,Queue,q,2026-04-06 10:00:00,2026-04-06 10:00:05,2026-04-06 10:01:05,65,60,ANSWERED,DOCUMENTATION,a";
    const string Header = "calldate,channel,dstchannel,src,dst,billsec,duration,disposition";

    static readonly CdrOptions Clinic = new() { Lines = new Dictionary<string, string> { [""] = "+74950000001", ["branch"] = "+74950000003" } };

    [Theory]
    [InlineData(Csv)]
    [InlineData(Custom)]
    [InlineData("\n  \n" + Csv)]
    [InlineData("sep=,\n" + Csv)]
    [InlineData("SEP=,\n" + Csv)]
    [InlineData("a;89001112233;600;office;b;SIP/mts-1;SIP/101-2;Queue;q;2026-04-06 10:00:00;;;65;60;ANSWERED;DOCUMENTATION")]
    [InlineData("a\t89001112233\t600\toffice\tb\tSIP/mts-1\tSIP/101-2\tQueue\tq\t2026-04-06 10:00:00\t\t\t65\t60\tANSWERED\tDOCUMENTATION")]
    [InlineData("calldate,channel,dstchannel,src,dst,billsec,duration,disposition,other\n2026-04-06 10:00:00,SIP/mts-1,SIP/101-2,89001112233,600,60,65,ANSWERED,x")]
    [InlineData("calldate;channel;dstchannel;src;dst;billsec;duration;disposition\n2026-04-06 10:00:00;SIP/mts-1;SIP/101-2;89001112233;600;60;65;ANSWERED")]
    [InlineData("Call Date\tchannel\tdstchannel\tsrc\tdst\tbillsec\tduration\tdisposition\n2026-04-06 10:00:00\tSIP/mts-1\tSIP/101-2\t89001112233\t600\t60\t65\tANSWERED")]
    [InlineData("sep=;\ncalldate;channel;dstchannel;src;dst;billsec;duration;disposition\n2026-04-06 10:00:00;SIP/mts-1;SIP/101-2;89001112233;600;60;65;ANSWERED")]
    public async Task Are_those_of_the_settings_or_of_the_header(string text)
    {
        var records = await CallRecords.ReadAsync(text, Clinic);
        Assert.Equal(["in +79001112233 +74950000001 5 60 (101, mts)"], records.Calls);
        Assert.Empty(records.Rejects);
    }

    [Theory]
    // The caller is in clid where src is empty; moments tell what seconds do, and the other way round.
    [InlineData(",89001112233,", ",,", "in +79001112255 +74950000001 5 60 (101, mts)")]
    [InlineData(",65,60,", ",,,", "in +79001112233 +74950000001 5 60 (101, mts)")]
    [InlineData(",2026-04-06 10:00:05,2026-04-06 10:01:05,", ",,,", "in +79001112233 +74950000001 5 60 (101, mts)")]
    [InlineData(",600,", ",84957777777,", "in +79001112233 +74957777777 5 60 (101, mts)")]
    [InlineData(",office,", ",branch,", "in +79001112233 +74950000003 5 60 (101, mts)")]
    public async Task Are_read_where_either_setting_puts_them(string column, string otherwise, string call)
    {
        foreach (string line in new[] { Csv, Custom })
            Assert.Equal([call], (await CallRecords.ReadAsync(line.Replace(column, otherwise, StringComparison.Ordinal), Clinic)).Calls);
    }

    [Fact]
    public async Task Are_told_line_by_line_but_by_one_delimiter()
    {
        var records = await CallRecords.ReadAsync($"{Csv}\n{Custom}\n{Csv.Replace(',', ';')}\nx\n\n{Csv.Replace("Queue", "\"Queue\"x", StringComparison.Ordinal)}", Clinic);
        Assert.Equal(2, records.Calls.Count);
        Assert.Equal(["3 Line columns: 1 columns that are not Asterisk's", "4 Line columns: 1 columns that are not Asterisk's", "6 Line quotes: quotes that do not fit"], records.Rejects);
        string other = Csv.Replace(',', ';');
        records = await CallRecords.ReadAsync($"{other}\n{other}\n{Csv}", Clinic);
        Assert.Equal(2, records.Calls.Count);
        Assert.Equal(["3 Line columns: 1 columns that are not Asterisk's"], records.Rejects);
    }

    [Fact]
    public async Task Of_a_header_must_be_as_many_in_each_line()
    {
        var records = await CallRecords.ReadAsync($"{Header}\n2026-04-06 10:00:00,SIP/mts-1,SIP/101-2,89001112233,600,60,65,ANSWERED\n2026-04-06 10:00:00,SIP/mts-1\n{Csv}\n2026-04-06 10:00:00,SIP/mts-1,SIP/101-2,89001112233,600,60,65,ANSWERED,x", Clinic);
        Assert.Single(records.Calls);
        Assert.Equal(["3 Line columns: 2 columns that are not Asterisk's", "4 Line columns: 16 columns that are not Asterisk's", "5 Line columns: 9 columns that are not Asterisk's"], records.Rejects);
    }

    [Fact]
    public async Task Are_named_by_the_first_line_only()
    {
        var records = await CallRecords.ReadAsync($"{Csv}\n{Header}\n{Csv}", Clinic);
        Assert.Equal(2, records.Calls.Count);
        Assert.Equal(["2 Line columns: 8 columns that are not Asterisk's"], records.Rejects);
    }

    [Theory]
    [InlineData("calldate,src,dst,disposition", "duration, billsec")]
    [InlineData("src,dst,end,answer,disposition", "start")]
    [InlineData("calldate,src,duration,billsec,disposition", "dst")]
    [InlineData("calldate,dst,duration,billsec", "src, disposition")]
    public async Task Of_a_header_that_lack_are_named(string header, string lacking)
    {
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => CallRecords.ReadAsync($"{header}\n{Csv}", Clinic));
        Assert.Equal($"The first line of the file names columns of Asterisk, but not all that a call needs: no column {lacking}.", error.Message);
    }

    [Theory]
    [InlineData("calldate,src,dst\n" + Csv)]
    [InlineData("src,dst,disposition,x\n" + Csv)]
    public async Task Are_no_header_with_three_names_only(string text)
    {
        var records = await CallRecords.ReadAsync(text, Clinic);
        Assert.Single(records.Calls);
        Assert.StartsWith("1 Line columns: ", Assert.Single(records.Rejects), StringComparison.Ordinal);
    }

    [Theory]
    // a time is where the settings put it, and looks like one
    [InlineData("06.04.2026 10:00:00", true)]
    [InlineData("2026/04/06 10:00:00", true)]
    [InlineData("2026-04-06T10:00:00Z", true)]
    [InlineData("6.4.26 10:00:0", true)]
    [InlineData("6.4.26 10:00", false)]
    [InlineData("2026-04-06 100000", false)]
    [InlineData("20260406 10:00:00", false)]
    [InlineData("x026-04-06 10:00:00", false)]
    [InlineData("2026-04-06 10:00:00x", false)]
    [InlineData("2026-04-06 10:00:00                     ", true)]
    [InlineData("2026-04-06 10:00:00                      ", false)]
    [InlineData("2026-04-06 10:", true)]
    [InlineData("2026-04-06 1:", false)]
    public async Task Hold_a_time_where_it_belongs(string time, bool isRecord)
    {
        string line = Csv.Replace("q,2026-04-06 10:00:00", $"q,{time}", StringComparison.Ordinal);
        var rows = await CallRecords.RowsAsync($"{Csv}\n{line}");
        Assert.Equal(isRecord, rows[1].Problem is null);
    }

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, false)]
    public async Task Fit_at_least_one_of_the_first_hundred_lines(int others, bool isRead)
    {
        string text = string.Concat(Enumerable.Repeat("x\n", others)) + Csv;
        if (isRead)
        {
            Assert.Equal(others + 1, (await CallRecords.RowsAsync(text)).Count);
            return;
        }

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => CallRecords.RowsAsync(text));
        Assert.StartsWith("The file is no Master.csv of Asterisk", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Need_a_line_that_fits_but_no_line_at_all()
    {
        Assert.Empty(await CallRecords.RowsAsync(""));
        Assert.Empty(await CallRecords.RowsAsync("\n \n"));
        Assert.Empty(await CallRecords.RowsAsync("calldate,src,dst,billsec,duration,disposition"));
        await Assert.ThrowsAsync<ConfigurationException>(() => CallRecords.RowsAsync("x"));
    }

    [Theory]
    [InlineData(",1775440800.7", "1775440800.7", null)]
    [InlineData(",note", null, null)]
    [InlineData(",1775440800.7,note", "1775440800.7", null)]
    [InlineData(",,1775440800.1,5", null, "1775440800.1")]
    [InlineData(",1775440800.7,,1775440800.1,5", "1775440800.7", "1775440800.1")]
    [InlineData(",note,,1775440800.1,5", null, "1775440800.1")]
    [InlineData(",1775440800.7,note,,1775440800.1,5", "1775440800.7", "1775440800.1")]
    public async Task Behind_the_usual_sixteen_are_by_their_number(string more, string? uniqueId, string? linkedId)
    {
        var rows = await CallRecords.RowsAsync($"{Csv}\n{Csv}{more}");
        Assert.Equal((uniqueId, linkedId), (rows[1]["uniqueid"], rows[1]["linkedid"]));
    }

    [Theory]
    // A line that ends where its time would be, by either setting, and one with more than any setting makes.
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(22)]
    public async Task Are_none_where_they_are_too_few_or_too_many(int columns)
    {
        string line = string.Join(',', Csv.Split(',').Concat(Enumerable.Repeat("5", 6)).Take(columns));
        Assert.NotNull((await CallRecords.RowsAsync($"{Csv}\n{line}"))[1].Problem);
    }
}
