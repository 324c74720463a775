using System.Globalization;
using IdentDbBridge.Calls;
using IdentDbBridge.ServerTests.Cli;

namespace IdentDbBridge.ServerTests.Import;

/// <summary>Files as PBXs of the field write them, by the command. Names and numbers are made up.</summary>
public sealed class CasesOfAsterisk : IDisposable
{
    // A call through Local channels, one from the same city, one missed, one from abroad as a neighbour's exchange writes it.
    const string City = """"
        "","89001112233","d1","Ring","""89001112233"" <89001112233>","Local/d1@Ring-00000004;2","SIP/207-00000006","Dial","SIP/207,20","2026-04-06 09:00:00","2026-04-06 09:00:08","2026-04-06 09:00:08",8,0,"ANSWERED","DOCUMENTATION","1775440800.13","","","1775440800.11",3
        "","89001112233","455112","gorod","""89001112233"" <89001112233>","SIP/455112-00000005","SIP/207-00000006","Dial","Local/d1@Ring,40","2026-04-06 09:00:08","2026-04-06 09:00:08","2026-04-06 09:01:50",102,102,"ANSWERED","DOCUMENTATION","1775440800.11","","","1775440800.11",5
        "","89001112233","455112","gorod","""89001112233"" <89001112233>","SIP/455112-00000005","Local/d1@Ring-00000004;1","Dial","Local/d1@Ring,40","2026-04-06 09:00:00","2026-04-06 09:00:08","2026-04-06 09:00:08",8,0,"ANSWERED","DOCUMENTATION","1775440800.11","","","1775440800.11",1
        "","337744","455112","gorod","""337744"" <337744>","SIP/455112-00000007","SIP/207-00000008","Dial","SIP/207,60","2026-04-06 10:00:00","2026-04-06 10:00:03","2026-04-06 10:00:45",45,42,"ANSWERED","DOCUMENTATION","1775444400.15","","","1775444400.15",7
        "","89001112244","455113","gorod","""89001112244"" <89001112244>","SIP/455113-00000009","SIP/207-0000000a","Dial","SIP/207&SIP/branch,60,t","2026-04-06 11:00:00","","2026-04-06 11:00:17",17,0,"NO ANSWER","DOCUMENTATION","1775448000.17","","","1775448000.17",9
        "","89001112244","455113","gorod","""89001112244"" <89001112244>","SIP/455113-00000009","SIP/branch-0000000b","Dial","SIP/207&SIP/branch,60,t","2026-04-06 11:00:00","","2026-04-06 11:00:17",17,0,"NO ANSWER","DOCUMENTATION","1775448000.17","","","1775448000.17",10
        "","81079001112255","455113","gorod","""8107900111"" <81079001112255>","SIP/455113-0000000c","","Hangup","","2026-04-06 12:00:00","2026-04-06 12:00:00","2026-04-06 12:00:21",21,21,"ANSWERED","DOCUMENTATION","office2-1775451600.19","","","office2-1775451600.19",11
        "","207","89001112266","office","""Reception"" <207>","SIP/207-0000000d","SIP/455112-0000000e","Dial","SIP/89001112266@455112","2026-04-06 13:00:00","2026-04-06 13:00:09","2026-04-06 13:00:59",59,50,"ANSWERED","DOCUMENTATION","1775455200.21","","","1775455200.21",12
        "","207","208","office","""Reception"" <207>","SIP/207-0000000f","SIP/208-00000010","Dial","SIP/208","2026-04-06 14:00:00","","2026-04-06 14:00:04",4,0,"NO ANSWER","DOCUMENTATION","1775458800.23","","","1775458800.23",13
        """";

    static readonly string[] CityCalls =
    [
        "in +79001112233 +73852455112 8 102", "in +73852337744 +73852455112 3 42", "in +79001112244 +73852455113 17 -", "in +79001112255 +73852455113 0 21", "out +73852455112 +79001112266 9 50",
    ];

    readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Of_a_city_with_short_numbers_need_zone_and_area_only()
    {
        Assert.Equal(CityCalls, await CallsAsync(City, "--area-code", "3852"));
        // In whatever order the lines are.
        foreach (int seed in (int[])[1, 2, 3])
        {
            string[] lines = City.Split('\n');
            new Random(seed).Shuffle(lines);
            Assert.Equal(CityCalls, await CallsAsync(string.Join('\n', lines), "--area-code", "3852"));
        }
    }

    [Fact]
    public async Task Of_a_city_with_short_numbers_give_no_half_call_but_advice_without_the_area()
    {
        Assert.Empty(await CallsAsync(City));
        string look = await LookAsync(City);
        Assert.Contains("--area-code CODE", look, StringComparison.Ordinal);
        Assert.Contains("gorod", look, StringComparison.Ordinal);
        Assert.Contains("455112", look, StringComparison.Ordinal);
        Assert.Contains("11 → 6", look, StringComparison.Ordinal);
        // By the line that was told, its own calls are whole; the others stay away.
        Assert.Equal(["in +79001112233 +73852455112 8 102", "out +73852455112 +79001112266 9 50"], await CallsAsync(City, "--line", "+73852455112"));
    }

    [Theory]
    [InlineData("989001112233")]
    [InlineData("9989001112233")]
    [InlineData("99001112233")]
    [InlineData("9,89001112233")]
    [InlineData("9w89001112233")]
    [InlineData("9+79001112233")]
    public async Task With_an_outside_prefix_never_call_another_country(string dialled)
    {
        string line = Outgoing(dialled);
        Assert.Equal(["out +74950000001 +79001112233 5 60"], await CallsAsync(line, "--line", "+74950000001", "--outside-prefix", "9"));
        Assert.Empty(await CallsAsync(line, "--line", "+74950000001"));
        Assert.Contains("outside prefix?", await File.ReadAllTextAsync(_files.At("rejects.csv"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("--outside-prefix 9", await LookAsync(line, "--line", "+74950000001"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("94951234567", "9", "+74951234567")]
    [InlineData("04951234567", "0", "+74951234567")]
    [InlineData("9810375290001122", "9", "+375290001122")]
    [InlineData("9375290001122", "9", "+375290001122")]
    [InlineData("9998900001122", "9", "+998900001122")]
    [InlineData("89001112233", "9", "+79001112233")]
    [InlineData("9001112233", "9", "+79001112233")]
    [InlineData("375290001122", null, "+375290001122")]
    [InlineData("998900001122", null, "+998900001122")]
    [InlineData("37410000112", null, "+37410000112")]
    [InlineData("49301234567", null, null)]
    [InlineData("49301234567", "none", "+49301234567")]
    [InlineData("589001112233", null, null)]
    [InlineData("13105550123", null, null)]
    [InlineData("810989121234567", null, "+989121234567")]
    [InlineData("+989121234567", null, "+989121234567")]
    public async Task With_an_outside_prefix_or_without_call_whom_they_dialled(string dialled, string? prefix, string? called) =>
        Assert.Equal(called is null ? [] : [$"out +74950000001 {called} 5 60"], await CallsAsync(Outgoing(dialled), ["--line", "+74950000001", .. prefix is null ? (string[])[] : ["--outside-prefix", prefix]]));

    [Theory]
    [InlineData("NULL")]
    [InlineData("null")]
    [InlineData(@"\N")]
    [InlineData("\"\"")]
    [InlineData("")]
    [InlineData("1")]
    public async Task Without_a_linkedid_go_by_the_uniqueid(string none)
    {
        string text = $"""
            calldate,clid,src,dst,dcontext,channel,dstchannel,duration,billsec,disposition,uniqueid,did,linkedid
            2026-04-06 10:00:00,{none},89001112233,101,from-internal,SIP/mts-1,SIP/101-2,65,60,ANSWERED,1775440800.1,74950000001,{none}
            2026-04-06 11:00:00,{none},89001112244,102,from-internal,SIP/mts-3,SIP/102-4,35,30,answered,1775444400.3,74950000001,{none}
            2026-04-06 12:00:00,{none},89001112255,101,from-internal,SIP/mts-5,SIP/101-6,15,0,No Answer,1775448000.5,74950000001,{none}
            """;
        Assert.Equal(["in +79001112233 +74950000001 5 60", "in +79001112244 +74950000001 5 30", "in +79001112255 +74950000001 15 -"], await CallsAsync(text));
    }

    [Theory]
    [InlineData("NULL")]
    [InlineData(@"\N")]
    [InlineData("")]
    [InlineData("anonymous")]
    public async Task Of_hidden_callers_have_no_number(string none) =>
        Assert.Equal(["in  +74950000001 5 60"], await CallsAsync($"calldate,clid,src,dst,dcontext,channel,dstchannel,duration,billsec,disposition,uniqueid,did,linkedid\n2026-04-06 10:00:00,{none},{none},101,from-trunk,SIP/mts-1,SIP/101-2,65,60,ANSWERED,1775440800.1,74950000001,1775440800.1"));

    [Theory]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData(",")]
    public async Task May_have_other_delimiters_with_a_header_and_without(string delimiter)
    {
        string plain = City.Replace(",20\"", "\"", StringComparison.Ordinal).Replace(",40\"", "\"", StringComparison.Ordinal).Replace(",60\"", "\"", StringComparison.Ordinal).Replace(",60,t\"", "\"", StringComparison.Ordinal);
        Assert.Equal(CityCalls, await CallsAsync(plain.Replace(",", delimiter, StringComparison.Ordinal), "--area-code", "3852"));
        string header = "accountcode,src,dst,dcontext,clid,channel,dstchannel,lastapp,lastdata,start,answer,end,duration,billsec,disposition,amaflags,uniqueid,userfield,peeraccount,linkedid,sequence\n";
        Assert.Equal(CityCalls, await CallsAsync($"sep={delimiter}\n{(header + plain).Replace(",", delimiter, StringComparison.Ordinal)}", "--area-code", "3852"));
    }

    [Theory]
    [InlineData("8", "5 60")]
    [InlineData("ANSWERED", "5 60")]
    [InlineData("Answered ", "5 60")]
    [InlineData("ANSWER", "5 60")]
    [InlineData("0", "65 -")]
    [InlineData("4", "65 -")]
    [InlineData("busy", "65 -")]
    [InlineData("Congestion", "65 -")]
    [InlineData("3", null)]
    [InlineData("отвечен", null)]
    public async Task May_tell_how_they_ended_in_any_case_or_by_number(string disposition, string? times)
    {
        string text = $"calldate,src,dst,duration,billsec,disposition,did\n2026-04-06 10:00:00,89001112233,101,65,60,{disposition},74950000001";
        Assert.Equal(times is null ? [] : [$"in +79001112233 +74950000001 {times}"], await CallsAsync(text));
    }

    [Fact]
    public async Task May_have_the_day_first_where_that_is_said()
    {
        const string Text = "calldate,src,dst,duration,billsec,disposition,did\n06/04/2026 10:00:00,89001112233,101,65,60,ANSWERED,74950000001";
        Assert.Empty(await CallsAsync(Text));
        Assert.Contains("--date-order dmy", await LookAsync(Text), StringComparison.Ordinal);
        Assert.Equal(["in +79001112233 +74950000001 5 60"], await CallsAsync(Text, "--date-order", "dmy"));
        // The same without a header.
        string line = City.Split('\n')[3].Replace("2026-04-06", "06/04/2026", StringComparison.Ordinal);
        Assert.Equal([CityCalls[1]], await CallsAsync(line, "--area-code", "3852", "--date-order", "dmy"));
    }

    [Theory]
    [InlineData("calldate,start", "NULL,2026-04-06 10:00:00")]
    [InlineData("calldate,start", "2026-04-06 10:00:00,0000-00-00 00:00:00")]
    [InlineData("start,calldate", "2026-04-06 10:00:00,")]
    [InlineData("start", "2026-04-06 10:00:00")]
    public async Task May_have_either_column_of_times(string columns, string values) =>
        Assert.Equal(["in +79001112233 +74950000001 5 60"], await CallsAsync($"{columns},src,dst,duration,billsec,disposition,did\n{values},89001112233,101,65,60,ANSWERED,74950000001"));

    [Fact]
    public async Task May_have_moments_in_place_of_seconds() =>
        Assert.Equal(["in +79001112233 +74950000001 5 60", "in +79001112244 +74950000001 9 -"], await CallsAsync("""
            start,answer,end,src,dst,disposition,did
            2026-04-06 10:00:00,2026-04-06 10:00:05,2026-04-06 10:01:05,89001112233,101,8,74950000001
            2026-04-06 11:00:00,,2026-04-06 11:00:09,89001112244,101,0,74950000001
            """));

    [Fact]
    public async Task With_a_header_that_lacks_a_column_are_refused_by_its_name()
    {
        var result = await InProcess.RunAsync("import", "calls", _files.Write("Master.csv", "calldate,src,duration,billsec,disposition\n2026-04-06 10:00:00,89001112233,65,60,ANSWERED"), "--format", "asterisk", "--time-zone", "Asia/Barnaul", "--look");
        Assert.Contains("no column dst", result.AssertSentence(2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_rejected_as_a_whole_when_one_line_cannot_be_read()
    {
        Assert.Equal(CityCalls[1..], await CallsAsync(City.Replace(",102,102,", ",x,102,", StringComparison.Ordinal), "--area-code", "3852"));
        string[] rejects = await File.ReadAllLinesAsync(_files.At("rejects.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(["1,Line,leg,\"another line of the call cannot be read\"", "2,duration,number,\"not a number of seconds\"", "3,Line,leg,\"another line of the call cannot be read\"", "9,Line,internal,\"both sides are internal\""], rejects[1..]);
    }

    [Fact]
    public async Task Show_what_there_is_without_a_database_and_without_a_value()
    {
        string text = City + "\n\"\",\"89001112277\",\"s\",\"from mts\",\"\",\"PJSIP/mts-00000011\",\"\",\"Hangup\",\"\",\"2026-04-06 15:00:00\",\"\",\"2026-04-06 15:00:04\",4,0,\"NO ANSWER\",\"DOCUMENTATION\",\"1775462400.25\",\"\",\"\",\"1775462400.25\",15"
            + "\n\"\",\"89001112277\",\"84951234567\",\"vhod\",\"Иванова\",\"DAHDI/i1/89001112277-3\",\"PJSIP/rt-00000013\",\"Dial\",\"\",\"2026-04-06 16:00:00\",\"\",\"2026-04-06 16:00:04\",4,0,\"NO ANSWER\",\"DOCUMENTATION\",\"1775466000.27\",\"\",\"\",\"1775466000.27\",17";
        string look = await LookAsync(text, "--area-code", "3852");
        foreach (string wanted in (string[])["--line mts=+7NUMBER", "--in-context vhod", "--trunk rt", "Nothing was written", "11 → 11"])
            Assert.Contains(wanted, look, StringComparison.Ordinal);
        foreach (string secret in (string[])["9001112277", "Иванова", "337744"])
            Assert.DoesNotContain(secret, look, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(_files.At("x"))!, "*.rejects.csv"));
        // What was advised takes them.
        Assert.Equal(7, (await CallsAsync(text, "--area-code", "3852", "--line", "mts=+73852455114", "--in-context", "vhod")).Length);
    }

    static string Outgoing(string dialled) =>
        $"\"\",\"101\",\"{dialled}\",\"from-internal\",\"\",\"PJSIP/101-00000001\",\"PJSIP/mts-00000002\",\"Dial\",\"x\",\"2026-04-06 10:00:00\",\"2026-04-06 10:00:05\",\"2026-04-06 10:01:05\",65,60,\"ANSWERED\",\"DOCUMENTATION\",\"1775440800.1\",\"\"";

    async Task<string> LookAsync(string text, params string[] more)
    {
        var result = await InProcess.RunAsync(["import", "calls", _files.Write("Master.csv", text), "--format", "asterisk", "--time-zone", "Asia/Barnaul", "--look", .. more]);
        Assert.True(result.Code == 0, result.Output + result.Errors);
        return result.Output;
    }

    /// <summary>What is in the table behind the command: direction, both numbers, wait and talk.</summary>
    async Task<string[]> CallsAsync(string text, params string[] more)
    {
        string connection = $"Data Source={_files.At($"{Guid.NewGuid():N}.db")}";
        Assert.Equal(0, (await InProcess.RunAsync("up", "--provider", "sqlite", "--connection", connection)).Code);
        string file = _files.Write("Master.csv", text.Replace("\r", "", StringComparison.Ordinal));
        var result = await InProcess.RunAsync(["import", "calls", file, "--format", "asterisk", "--time-zone", "Asia/Barnaul", "--rejects", _files.At("rejects.csv"), "--provider", "sqlite", "--connection", connection, .. more]);
        Assert.True(result.Code == 0, result.Output + result.Errors);
        await using var exchange = await Exchange.OpenAsync(new() { Provider = "sqlite", ConnectionString = connection, TimeZone = "Asia/Barnaul" }, TestContext.Current.CancellationToken);
        return [.. (await exchange.Calls.ReadFinishedAsync(new(2026, 1, 1), new(2027, 1, 1), TestContext.Current.CancellationToken)).OrderBy(c => c.DateAndTime).Select(Text)];
    }

    static string Text(StoredCall c) => string.Create(CultureInfo.InvariantCulture, $"{(c.Direction == CallDirection.In ? "in" : "out")} {c.PhoneFrom} {c.PhoneTo} {c.WaitInSeconds} {(c.TalkInSeconds is { } talk ? talk.ToString(CultureInfo.InvariantCulture) : "-")}");
}
