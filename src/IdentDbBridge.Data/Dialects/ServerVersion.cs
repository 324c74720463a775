using System.Text.RegularExpressions;
using IdentDbBridge.Data;

namespace IdentDbBridge.Dialects;

/// <summary>Product and number out of a server's version text.</summary>
/// <param name="Product">SQL Server, MySQL, MariaDB or SQLite; another word for what only speaks the protocol of one of them.</param>
/// <param name="Number">The version; 0.0 where the text has none.</param>
sealed partial record ServerVersion(string Product, Version Number)
{
    public bool IsMariaDb => Product == "MariaDB";

    /// <param name="product">What <see cref="SessionInfo.Product"/> says.</param>
    /// <param name="text">VERSION() and @@version_comment, or @@VERSION.</param>
    public static ServerVersion Parse(string product, string text)
    {
        bool isStranger = product == "SQL Server" ? !text.StartsWith("Microsoft SQL Server", StringComparison.Ordinal) : text.Contains("TiDB", StringComparison.Ordinal);
        Match number = (product == "SQL Server" ? SqlServer() : MySql()).Match(text);
        return new ServerVersion(isStranger ? "?" : product, Version.TryParse(number.Value, out Version? version) ? version : new Version(0, 0));
    }

    /// <summary>For people.</summary>
    public override string ToString() => $"{Product} {Number}";

    // MariaDB before 11 may put 5.5.5- before its own number.
    [GeneratedRegex(@"(?<=\A(?:5\.5\.5-)?)(?!5\.5\.5-)\d+\.\d+\.\d+")]
    private static partial Regex MySql();

    // "Microsoft SQL Server 2019 (RTM) - 15.0.2000.5 (X64)"
    [GeneratedRegex(@"(?<= - )\d+\.\d+\.\d+(?:\.\d+)?")]
    private static partial Regex SqlServer();
}
