using System.Globalization;
using System.Text;
using IdentDbBridge.Calls;
using IdentDbBridge.Import;

namespace IdentDbBridge.Tests.Import;

/// <summary>Records of an Asterisk, read as <c>import calls</c> reads them. The clinic is in Barnaul where nothing else is said.</summary>
/// <param name="Calls">Direction, both numbers, wait, talk and description of each.</param>
/// <param name="Rejects">Lines, field, rule and words of each.</param>
sealed record CallRecords(IReadOnlyList<LedgerCall> Whole, IReadOnlyList<string> Calls, IReadOnlyList<string> Rejects, ImportSight Sight)
{
    /// <summary>A line for each leg, under a header.</summary>
    public static Task<CallRecords> ReadAsync(CdrOptions options, params IEnumerable<CallLeg> legs) =>
        ReadAsync(string.Join('\n', legs.Select(l => l.ToString()).Prepend(CallLeg.Header)), options);

    public static async Task<CallRecords> ReadAsync(string text, CdrOptions? options = null, string timeZone = "Asia/Barnaul")
    {
        options ??= new CdrOptions();
        var clinic = new ClinicTime(timeZone);
        var map = new CdrCalls(new CdrLegs(options, clinic), options, clinic);
        List<Candidate<LedgerCall>> all = [];
        foreach (ImportRow row in await RowsAsync(text))
            all.AddRange(row.Problem is { } problem ? [Candidate<LedgerCall>.Rejected([row.Line], problem)] : map.Take(row));
        all.AddRange(map.End());
        LedgerCall[] calls = [.. all.Select(c => c.Record).OfType<LedgerCall>()];
        return new(calls, [.. calls.Select(c => Words(c.Call))], [.. all.SelectMany(c => c.Problems.Select(p => $"{string.Join('+', c.Lines)} {p.Field} {p.Rule}: {p.ValueClass}"))], map.Sight);
    }

    public static async Task<IReadOnlyList<ImportRow>> RowsAsync(string text)
    {
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, text, new UTF8Encoding(false), TestContext.Current.CancellationToken);
            List<ImportRow> rows = [];
            await foreach (ImportRow row in new AsteriskSource(new LineReader(path, null)).ReadAsync(TestContext.Current.CancellationToken))
                rows.Add(row);
            return rows;
        }
        finally
        {
            File.Delete(path);
        }
    }

    static string Words(StoredCall c) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(c.Direction == CallDirection.In ? "in" : "out")} {c.PhoneFrom} {c.PhoneTo} {c.WaitInSeconds} {c.TalkInSeconds?.ToString(CultureInfo.InvariantCulture) ?? "-"}{(c.LineDescription is { } line ? $" ({line})" : "")}");
}
