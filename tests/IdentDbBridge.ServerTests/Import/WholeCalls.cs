using System.Collections.Frozen;
using System.Globalization;
using IdentDbBridge.Calls;
using IdentDbBridge.Import;

namespace IdentDbBridge.ServerTests.Import;

/// <summary>What the legs of a call tell together, against a generator that knows what the call was. Needs no server.</summary>
public sealed class WholeCalls(ITestOutputHelper log)
{
    // Fewer where they are read again and again (tests/mutation).
    static readonly int Calls = int.Parse(Environment.GetEnvironmentVariable("IDENTDB_TEST_CALLS") ?? "100000", CultureInfo.InvariantCulture);

    // Lines of other calls between those of one.
    const int Scatter = 3000;

    static readonly ClinicTime Zone = new("Asia/Irkutsk");

    static readonly FrozenDictionary<string, int> Places = GeneratedLeg.Columns.Index().ToFrozenDictionary(c => c.Item, c => c.Index);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Are_right_whatever_the_order_of_their_lines(int seed)
    {
        Dictionary<string, GeneratedCall> calls = new GeneratedCalls(seed).Take(Calls / 2).ToDictionary(c => c.Id);
        Assert.Equal((1, 8), (calls.Values.Min(c => c.Legs.Count), calls.Values.Max(c => c.Legs.Count)));
        List<GeneratedLeg> legs = Scattered(calls.Values.SelectMany(c => c.Legs), seed);
        var options = new CdrOptions { Phones = new() { AreaCode = GeneratedCalls.AreaCode } };
        var map = new CdrCalls(new CdrLegs(options, Zone), options, Zone);
        List<Candidate<LedgerCall>> all = [.. legs.SelectMany((l, i) => map.Take(Row(l, i + 1))), .. map.End()];

        Assert.Equal(Enumerable.Range(1, legs.Count).Select(l => (long)l), all.SelectMany(c => c.Lines).Order());
        Dictionary<string, StoredCall> read = all.Where(c => c.Record is not null).ToDictionary(c => c.Record!.CallId!, c => c.Record!.Call);
        List<string> wrong = [.. calls.Values.Where(c => Compared(read.GetValueOrDefault(c.Id)) != Compared(c.Truth)).Select(c => $"{Compared(c.Truth)}\n  {Compared(read.GetValueOrDefault(c.Id))}\n  {string.Join("\n  ", c.Legs.Select(l => string.Join(',', l.Values)))}")];
        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong: {string.Join('\n', wrong.Take(5))}");
        Assert.Equal(calls.Values.Count(c => c.Truth is not null), read.Count);
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure: {calls.Count} calls of {legs.Count} legs, 1 to 8 each, in random order: {read.Count} right, {calls.Count - read.Count} rejected as a whole for an unreadable line, 0 wrong"));
    }

    [Fact]
    public void Are_refused_and_not_made_of_what_comes_too_late()
    {
        List<GeneratedCall> calls = [.. new GeneratedCalls(3).Take(20_000).Where(c => c.Truth is not null)];
        GeneratedCall first = calls.First(c => c.Legs.Count > 2);
        var options = new CdrOptions { Phones = new() { AreaCode = GeneratedCalls.AreaCode } };
        var map = new CdrCalls(new CdrLegs(options, Zone), options, Zone);
        List<GeneratedLeg> legs = [.. first.Legs.Skip(1), .. calls.Where(c => c != first).SelectMany(c => c.Legs), first.Legs[0]];
        List<Candidate<LedgerCall>> all = [.. legs.SelectMany((l, i) => map.Take(Row(l, i + 1))), .. map.End()];
        Candidate<LedgerCall> late = all.Single(c => c.Lines.Contains(legs.Count));
        Assert.Equal(ImportRules.Leg, Assert.Single(late.Problems).Rule);
        Assert.Equal(legs.Count, all.Sum(c => c.Lines.Count));
    }

    internal static string Compared(StoredCall? call) => call is null
        ? "none"
        : string.Create(CultureInfo.InvariantCulture, $"{call.DateAndTime:s} {call.Direction} {call.PhoneFrom} {call.PhoneTo} {call.WaitInSeconds} {call.TalkInSeconds?.ToString(CultureInfo.InvariantCulture) ?? "-"}");

    /// <summary>Each somewhere near its place.</summary>
    static List<GeneratedLeg> Scattered(IEnumerable<GeneratedLeg> legs, int seed)
    {
        var random = new Random(seed);
        return [.. legs.Select((leg, i) => (Leg: leg, At: i + random.Next(Scatter))).OrderBy(l => l.At).Select(l => l.Leg)];
    }

    static ImportRow Row(GeneratedLeg leg, long line) => new(line, Places, [.. leg.Values.Select(v => v.AsMemory())]);
}
