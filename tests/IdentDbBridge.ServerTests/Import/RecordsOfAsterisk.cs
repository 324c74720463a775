using IdentDbBridge.Calls;
using IdentDbBridge.Import;
using IdentDbBridge.ServerTests.Cli;

namespace IdentDbBridge.ServerTests.Import;

/// <summary>Which line of Asterisk is which call. Needs no server.</summary>
public sealed class RecordsOfAsterisk : IDisposable
{
    const string Csv = "\"\",\"70001112233\",\"600\",\"from-trunk\",\"\"\"A, B\"\" <70001112233>\",\"SIP/mts-1\",\"SIP/101-2\",\"Queue\",\"q\",\"2026-03-02 10:00:00\",\"2026-03-02 10:00:04\",\"2026-03-02 10:01:00\",60,56,\"ANSWERED\",\"DOCUMENTATION\"";
    const string Custom = "\"\"\"A, B\"\" <70001112233>\",\"70001112233\",\"600\",\"from-trunk\",\"SIP/mts-1\",\"SIP/101-2\",\"Queue\",\"q\",\"2026-03-02 10:00:00\",\"2026-03-02 10:00:04\",\"2026-03-02 10:01:00\",\"60.25\",\"56.2\",\"ANSWERED\",\"DOCUMENTATION\",\"\"";

    readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(Csv, null)]
    [InlineData(Csv + ",\"1772434800.7\"", "1772434800.7")]
    [InlineData(Csv + ",\"pbx-1772434800.7\"", "pbx-1772434800.7")]
    [InlineData(Csv + ",\"a user field\"", null)]
    [InlineData(Csv + ",\"1772434800.7\",\"a user field\"", "1772434800.7")]
    [InlineData(Csv + ",\"\",\"1772434800.1\",5", "1772434800.1")]
    [InlineData(Csv + ",\"1772434800.7\",\"\",\"1772434800.1\",5", "1772434800.1")]
    [InlineData(Csv + ",\"a user field\",\"\",\"1772434800.1\",5", "1772434800.1")]
    [InlineData(Csv + ",\"1772434800.7\",\"a user field\",\"\",\"1772434800.1\",5", "1772434800.1")]
    [InlineData(Custom, null)]
    [InlineData(Custom + ",\"1772434800.7\",\"\"", "1772434800.7")]
    [InlineData(Custom + ",\"1772434800.7\",\"\",5", "1772434800.7")]
    [InlineData(Custom + ",\"1772434800.7\",\"\",5,more,of,it", "1772434800.7")]
    [InlineData("uniqueid,src,dst,calldate,billsec,duration,disposition\n1772434800.7,70001112233,600,2026-03-02 10:00:00,56,60,answered", "1772434800.7")]
    public async Task Have_their_columns_where_the_settings_put_them(string line, string? id)
    {
        var call = Assert.Single(await CallsAsync(line));
        Assert.Equal((id, "+70001112233", "+70000000100", 4, (int?)56), (call.CallId, call.Call.PhoneFrom, call.Call.PhoneTo, call.Call.WaitInSeconds, call.Call.TalkInSeconds));
    }

    [Theory]
    // src, dst, context, channel, dstchannel: direction, from, to, description
    [InlineData("70001112233", "600", "any", "SIP/mts-1", "SIP/101-2", "in +70001112233 +70000000100 101, mts")]
    [InlineData("80001112233", "74950000200", "from-pstn", "SIP/mts-1", "", "in +70001112233 +74950000200 mts")]
    [InlineData("", "s", "any", "SIP/mts-1", "", "in  +70000000100 mts")]
    [InlineData("<unknown>", "101", "any", "SIP/mts-1", "", "in  +70000000100 101, mts")]
    [InlineData("70001112233", "600", "branch", "SIP/mts-1", "", "in +70001112233 +70000000300 600, mts")]
    [InlineData("70001112233", "600", "any", "SIP/beeline-1", "", "in +70001112233 +70000000400 600, beeline")]
    [InlineData("101", "80001112233", "any", "SIP/101-1", "SIP/mts-2", "out +70000000100 +70001112233 101, mts")]
    [InlineData("reception", "80001112233", "any", "SIP/reception-1", "SIP/beeline-2", "out +70000000400 +70001112233 beeline")]
    [InlineData("70000000100", "80001112233", "any", "SIP/101-1", "SIP/mts-2", "out +70000000100 +70001112233 101, mts")]
    [InlineData("80001112233", "70000000100", "any", "SIP/mts-1", "SIP/101-1", "in +70001112233 +70000000100 101, mts")]
    [InlineData("70005550000", "80001112233", "told-out", "SIP/101-1", "SIP/mts-2", "out +70005550000 +70001112233 101, mts")]
    [InlineData("80001112233", "70005550000", "told-in", "SIP/mts-1", "SIP/101-1", "in +70001112233 +70005550000 101, mts")]
    [InlineData("80001112233", "70005550000", "any", "SIP/told-1", "SIP/101-1", "in +70001112233 +70005550000 101, told")]
    [InlineData("80001112233", "70005550000", "any", "SIP/101-1", "SIP/told-1", "out +70001112233 +70005550000 101, told")]
    [InlineData("80001112233", "70005550000", "any", "SIP/a-1", "SIP/b-1", "direction")]
    [InlineData("101", "102", "told-out", "SIP/101-1", "SIP/102-2", "internal")]
    [InlineData("reception", "*97", "any", "SIP/reception-1", "", "internal")]
    public async Task Have_a_clinic_s_side(string src, string dst, string context, string channel, string dstChannel, string wanted)
    {
        var line = $"\"\",\"{src}\",\"{dst}\",\"{context}\",\"\",\"{channel}\",\"{dstChannel}\",\"\",\"\",\"2026-03-02 10:00:00\",\"\",\"2026-03-02 10:01:00\",60,56,\"ANSWERED\",\"\"";
        var candidate = Assert.Single(await CandidatesAsync(line));
        var call = candidate.Record?.Call;
        Assert.Equal(wanted, call is null ? Assert.Single(candidate.Problems).Rule : $"{call.Direction.ToString().ToLowerInvariant()} {call.PhoneFrom} {call.PhoneTo} {call.LineDescription}");
    }

    [Fact]
    public async Task Of_one_id_are_one_call_however_many_there_are()
    {
        string[] lines = [.. Enumerable.Range(0, 3500).Select(i => $"{Csv},\"17724348{i / 2 % 100:00}.{(i % 7 == 0 ? 1 : i)}\"")];
        var all = await CandidatesAsync(string.Join('\n', lines));
        Assert.Equal(Enumerable.Range(1, 3500).Select(i => (long)i), all.SelectMany(c => c.Lines).Order());
        Assert.InRange(all.Max(c => c.Lines.Count), 2, 1000);
    }

    async Task<List<LedgerCall>> CallsAsync(string text) => [.. (await CandidatesAsync(text)).Select(c => c.Record!)];

    async Task<List<Candidate<LedgerCall>>> CandidatesAsync(string text)
    {
        var zone = new ClinicTime("Europe/Moscow");
        var options = new CdrOptions
        {
            InContexts = ["told-in"],
            OutContexts = ["TOLD-OUT"],
            Trunks = ["told"],
            Lines = new Dictionary<string, string> { [""] = "+70000000100", ["branch"] = "+70000000300", ["beeline"] = "+70000000400" },
        };
        var map = new CdrCalls(new CdrLegs(options, zone), options, zone);
        List<Candidate<LedgerCall>> calls = [];
        await foreach (var row in new AsteriskSource(new LineReader(_files.Write("Master.csv", text), null)).ReadAsync(TestContext.Current.CancellationToken))
        {
            Assert.Null(row.Problem);
            calls.AddRange(map.Take(row));
        }

        return [.. calls, .. map.End()];
    }
}
