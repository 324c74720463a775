using IdentDbBridge.Dialects;

namespace IdentDbBridge.Tests.Diagnostics;

/// <summary>Servers that are too old, by the text with which they tell their version.</summary>
public sealed class OldServers(ITestOutputHelper log)
{
    [Theory]
    [InlineData("MySQL", "9.7.4 MySQL Community Server - GPL", 0)]
    [InlineData("MySQL", "8.4.6 Source distribution", 0)]
    [InlineData("MySQL", "8.0.16 MySQL Community Server - GPL", 0)]
    [InlineData("MySQL", "8.0.15 MySQL Community Server - GPL", 1)]
    [InlineData("MySQL", "5.7.44-log MySQL Community Server (GPL)", 1)]
    [InlineData("MySQL", "5.7.33-36 Percona Server (GPL), Release '36'", 1)]
    [InlineData("MySQL", "5.7.6-m16 MySQL Community Server (GPL)", 2)]
    [InlineData("MySQL", "5.6.51 MySQL Community Server (GPL)", 2)]
    [InlineData("MySQL", "8.0.11-TiDB-v7.5.0 TiDB Server", 0)]
    [InlineData("MariaDB", "10.4.32-MariaDB mariadb.org binary distribution", 1)]
    [InlineData("MariaDB", "5.5.5-10.4.32-MariaDB mariadb.org binary distribution", 1)]
    [InlineData("MariaDB", "10.5.29-MariaDB-0+deb11u1 Debian 11", 1)]
    [InlineData("MariaDB", "10.6.0-MariaDB mariadb.org binary distribution", 0)]
    [InlineData("MariaDB", "11.8.3-MariaDB-0+deb13u1 Debian 13", 0)]
    [InlineData("MariaDB", "10.2.2-MariaDB", 1)]
    [InlineData("MariaDB", "10.2.1-MariaDB", 2)]
    [InlineData("MariaDB", "10.1.48-MariaDB-0+deb9u2", 2)]
    [InlineData("MariaDB", "5.5.68-MariaDB MariaDB Server", 2)]
    [InlineData("SQL Server", "Microsoft SQL Server 2025 (RTM) - 17.0.1000.7 (X64) ", 0)]
    [InlineData("SQL Server", "Microsoft SQL Server 2016 (SP3) (KB5003279) - 13.0.6300.2 (X64) ", 0)]
    [InlineData("SQL Server", "Microsoft SQL Server 2014 (SP3-CU4-GDR) (KB5029185) - 12.0.6449.1 (X64) ", 1)]
    [InlineData("SQL Server", "Microsoft SQL Server 2012 (SP4) (KB4018073) - 11.0.7001.0 (X64) ", 1)]
    [InlineData("SQL Server", "Microsoft SQL Server 2008 R2 (SP3) - 10.50.6000.34 (X64) ", 2)]
    [InlineData("SQL Server", "Microsoft SQL Azure (RTM) - 12.0.2000.8 ", 0)]
    [InlineData("SQL Server", "Babelfish for PostgreSQL with SQL Server Compatibility - 12.0.2000.8", 0)]
    [InlineData("SQLite", "3.46.1", 0)]
    [InlineData("MySQL", "of an unknown make", 0)]
    public void Are_told_and_refused_only_where_the_tables_cannot_be_made(string product, string text, int age)
    {
        var support = ServerSupport.Of(ServerVersion.Parse(product, text));
        Assert.Equal((age > 0, age > 1), (support.Says is not null, support.IsRefused));
        if (support.IsRefused)
            Assert.Contains("Nothing was written.", Assert.Throws<ConfigurationException>(support.RefuseTooOld).Message, StringComparison.Ordinal);
        else
            support.RefuseTooOld();
        log.WriteLine($"figure: {text}: {support.Says ?? "new enough"}");
    }

    [Fact]
    public void Are_told_what_does_not_hold_there()
    {
        Assert.Contains("CHECK constraints are read and ignored before 8.0.16", Says("MySQL", "5.7.44-log"), StringComparison.Ordinal);
        Assert.Contains("767 bytes", Says("MySQL", "5.6.51"), StringComparison.Ordinal);
        Assert.DoesNotContain("CHECK", Says("MariaDB", "10.4.32-MariaDB"), StringComparison.Ordinal);
        Assert.Contains("Before 10.6, a CREATE TABLE or ALTER TABLE", Says("MariaDB", "10.4.32-MariaDB"), StringComparison.Ordinal);
        Assert.Contains("TLS 1.2", Says("SQL Server", "Microsoft SQL Server 2014 - 12.0.6449.1 (X64)"), StringComparison.Ordinal);
        Assert.Contains("OFFSET", Says("SQL Server", "Microsoft SQL Server 2008 R2 (SP3) - 10.50.6000.34 (X64)"), StringComparison.Ordinal);
    }

    static string Says(string product, string text) => ServerSupport.Of(ServerVersion.Parse(product, text)).Says!;
}
