using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IdentDbBridge.Data;

namespace IdentDbBridge.ServerTests;

/// <summary>What SQL Server means to do for the statements that IDENT and the bridge send all day: go by a key to the rows of a window, and read no others.</summary>
public sealed partial class PlansOnMsSql(ExchangeDatabase<MsSql> exchange, ITestOutputHelper log) : IClassFixture<ExchangeDatabase<MsSql>>
{
    static readonly XNamespace Plan = "http://schemas.microsoft.com/sqlserver/2004/07/showplan";

    static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["Rows"] = "int = 100",
        ["Id"] = "nvarchar(400) = N'site-1'",
        ["CallId"] = "nvarchar(150) = N'pbx-1'",
        ["Direction"] = "nvarchar(3) = N'in'",
        ["PhoneFrom"] = "nvarchar(64) = N''",
        ["PhoneTo"] = "nvarchar(64) = N'+70000000100'",
        ["RecordUrl"] = "nvarchar(2000) = N'https://pbx/1'",
    };

    [Theory]
    [InlineData("calls/read-finished-calls")]
    [InlineData("calls/read-finished-page")]
    [InlineData("calls/read-known-window")]
    [InlineData("calls/read-known-keys")]
    [InlineData("calls/read-known-ids")]
    [InlineData("calls/read-ongoing-calls")]
    [InlineData("calls/read-ongoing-call")]
    [InlineData("calls/read-call-id")]
    [InlineData("calls/set-record-url")]
    [InlineData("calls/remove-ongoing-call")]
    [InlineData("tickets/read-tickets")]
    [InlineData("tickets/read-known-ids")]
    [InlineData("tickets/read-ticket-time")]
    [InlineData("checks/count-recent-tickets")]
    [InlineData("checks/count-recent-finished-calls")]
    [InlineData("purge/finished-calls")]
    [InlineData("purge/tickets")]
    [InlineData("purge/call-ids")]
    public async Task Seek(string statement)
    {
        await exchange.CreateAsync();
        using var connection = exchange.Database!.Open();
        Assert.SkipUnless(MsSql.IsSqlServer(connection), "The stand-in has no SHOWPLAN_XML.");
        string text = SqlCatalog.For(Dialects.Dialect.Named("mssql"), ExchangeTables.With(null))[statement];
        string declared = string.Concat(Parameter().Matches(text).Select(m => m.Groups["name"].Value).Distinct().Select(p => $"DECLARE @{p} {Types.GetValueOrDefault(p, "datetime2(0) = '20260302'")};\n"));
        connection.Run("SET SHOWPLAN_XML ON");
        var plan = XDocument.Parse(connection.Scalar<string>(declared + text));
        connection.Run("SET SHOWPLAN_XML OFF");
        string[] reads = [.. plan.Descendants(Plan + "RelOp").Select(o => (string)o.Attribute("PhysicalOp")!).Where(o => o.Contains("Scan", StringComparison.Ordinal) || o.Contains("Seek", StringComparison.Ordinal))];
        Assert.NotEmpty(reads);
        // A list of constants is "scanned", too.
        Assert.All(reads, o => Assert.True(o.EndsWith("Seek", StringComparison.Ordinal) || o == "Constant Scan", $"{statement}: {o}"));
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure: {statement}: {string.Join(", ", reads)}"));
    }

    [GeneratedRegex(@"@(?<name>\w+)")]
    private static partial Regex Parameter();
}
