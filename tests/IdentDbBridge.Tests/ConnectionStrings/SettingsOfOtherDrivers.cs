using IdentDbBridge.Dialects;

namespace IdentDbBridge.Tests.ConnectionStrings;

public sealed class SettingsOfOtherDrivers
{
    [Theory]
    [InlineData("mysql", "Allow Load Data Local Infile=true", "AllowLoadLocalInfile=true")]
    [InlineData("mysql", "AllowLoadLocalInfileInPath=/tmp", "AllowLoadLocalInfile=false")]
    [InlineData("mysql", "SslMode=Prefered", "SslMode=Preferred")]
    [InlineData("mysql", "Encrypt=false", "SslMode=None")]
    [InlineData("mysql", "Integrated Security=SSPI", "User Id=")]
    [InlineData("mysql", "Use Usage Advisor=true", "Leave it out")]
    [InlineData("mysql", "Treat Blobs As UTF8=yes", "Leave it out")]
    [InlineData("mysql", "DNS SRV=true", "Server=node1,node2,node3")]
    [InlineData("mysql", "Driver={MySQL ODBC 8.0 Unicode Driver}", "ODBC")]
    [InlineData("mssql", "Network Library=DBMSSOCN", "Server=tcp:HOST,PORT")]
    [InlineData("mssql", "Connection Reset=false", "Leave it out")]
    [InlineData("mssql", "Asynchronous Processing=true", "Leave it out")]
    [InlineData("mssql", "Context Connection=true", "Leave it out")]
    [InlineData("mssql", "Port=1433", "Server=HOST,PORT")]
    [InlineData("mssql", "SslMode=None", "Encrypt=false")]
    [InlineData("mssql", "Provider=SQLOLEDB", "OLE DB")]
    public void Are_named_with_what_to_write_instead(string provider, string setting, string instead)
    {
        var error = Assert.Throws<ConfigurationException>(() => Dialect.Parse(provider, $"Server=x;Database=y;{setting};Password=geheim-1"));
        Assert.Contains($"'{setting[..setting.IndexOf('=', StringComparison.Ordinal)]}'", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(instead, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", error.Message, StringComparison.Ordinal);
    }

    /// <summary>It may be the tail of a password with a semicolon.</summary>
    [Theory]
    [InlineData("mysql")]
    [InlineData("mssql")]
    public void That_nobody_knows_are_not_shown(string provider)
    {
        var error = Assert.Throws<ConfigurationException>(() => Dialect.Parse(provider, "Server=x;Database=y;Password=ab;geheim=1"));
        Assert.DoesNotContain("geheim", error.Message, StringComparison.Ordinal);
    }
}
