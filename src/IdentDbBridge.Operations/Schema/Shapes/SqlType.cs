using System.Globalization;
using System.Text.RegularExpressions;

namespace IdentDbBridge.Schema.Shapes;

/// <summary>What values a column type holds.</summary>
enum TypeFamily
{
    Text,
    Integer,
    Boolean,
    Time,
    Other,
}

/// <summary>A column type, the same however a server version writes it.</summary>
/// <param name="Name">In lower case, without its arguments.</param>
/// <param name="Size">Characters of a text, digits behind the second of a time; 0 where none is told.</param>
/// <param name="Rest">unsigned and the like.</param>
sealed partial record SqlType(string Name, long Size, string Rest)
{
    static readonly string[] Integers = ["tinyint", "smallint", "mediumint", "int", "bigint"];

    static readonly string[] Texts = ["char", "nchar", "varchar", "nvarchar", "tinytext", "text", "mediumtext", "longtext", "ntext", "clob"];

    static readonly string[] Times = ["datetime", "datetime2"];

    // In utf8mb4: https://dev.mysql.com/doc/refman/8.4/en/storage-requirements.html#data-types-storage-reqs-strings
    static readonly Dictionary<string, long> Capacities = new() { ["tinytext"] = 63, ["mediumtext"] = 4_194_303 };

    public TypeFamily Family => this switch
    {
        { Name: "tinyint", Size: 1 } or { Name: "bit" } => TypeFamily.Boolean,
        _ when Integers.Contains(Name) => TypeFamily.Integer,
        _ when Texts.Contains(Name) => TypeFamily.Text,
        _ when Times.Contains(Name) => TypeFamily.Time,
        _ => TypeFamily.Other,
    };

    /// <summary>Whether a text of it takes all of Unicode by its type alone: SQL Server's n-types.</summary>
    public bool IsNational => Name is "nchar" or "nvarchar" or "ntext";

    public bool IsFixed => Name is "char" or "nchar";

    /// <summary>How many characters fit in; the largest number for no limit of its own.</summary>
    public long Capacity => Size > 0 ? Size : Capacities.GetValueOrDefault(Name, long.MaxValue);

    /// <summary>The larger, the more numbers fit in; one without sign takes no negative ones.</summary>
    public int Width => Rest.Contains("unsigned", StringComparison.Ordinal) ? 0 : Array.IndexOf(Integers, Name);

    /// <summary>
    /// MariaDB and older MySQL tell a display width of integers, which means nothing but for tinyint(1):
    /// https://dev.mysql.com/doc/refman/8.4/en/numeric-type-attributes.html
    /// </summary>
    public static SqlType Parse(string text)
    {
        Match match = Parts().Match(text.Trim().ToLowerInvariant());
        string name = match.Groups["name"].Value is "integer" ? "int" : match.Groups["name"].Value;
        string arguments = match.Groups["arguments"].Value;
        bool isWidth = Integers.Contains(name) && !(name == "tinyint" && arguments == "1");
        string rest = match.Groups["rest"].Value.Trim();
        if (isWidth || arguments.Length == 0)
            return new SqlType(name, 0, rest);
        return long.TryParse(arguments, NumberStyles.None, CultureInfo.InvariantCulture, out long size)
            ? new SqlType(name, size, rest)
            : new SqlType(name, 0, arguments == "max" ? rest : $"({arguments}){rest}");
    }

    [GeneratedRegex(@"^(?<name>[a-z_0-9]*)\s*(?:\((?<arguments>[^)]*)\))?(?<rest>.*)\z", RegexOptions.Singleline)]
    private static partial Regex Parts();
}
