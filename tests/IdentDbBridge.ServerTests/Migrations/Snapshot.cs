using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace IdentDbBridge.ServerTests.Migrations;

/// <summary>The schema of a database as text: tables, columns, types, nullability, keys, indexes and checks by name.</summary>
static partial class Snapshot
{
    const string MySql = """
        SELECT CONCAT(table_name, ' table ', engine, ' ', row_format, ' ', table_collation) FROM information_schema.tables WHERE table_schema = DATABASE()
        UNION ALL SELECT CONCAT(table_name, ' column ', LPAD(ordinal_position, 2, '0'), ' ', column_name, ' ', column_type, IF(is_nullable = 'YES', ' NULL', ' NOT NULL'), COALESCE(CONCAT(' ', collation_name), ''), IF(extra = '', '', CONCAT(' ', extra)), IF(column_default IS NULL OR column_default = 'NULL', '', CONCAT(' DEFAULT ', column_default)))
            FROM information_schema.columns WHERE table_schema = DATABASE()
        UNION ALL SELECT CONCAT(table_name, IF(MAX(non_unique) = 0, ' unique ', ' index '), index_name, ' (', GROUP_CONCAT(column_name ORDER BY seq_in_index SEPARATOR ', '), ')')
            FROM information_schema.statistics WHERE table_schema = DATABASE() GROUP BY table_name, index_name
        UNION ALL SELECT CONCAT(table_name, ' check ', constraint_name) FROM information_schema.table_constraints WHERE table_schema = DATABASE() AND constraint_type = 'CHECK'
        """;

    const string Sqlite = """
        SELECT tbl_name || ' ' || type || ' ' || name || coalesce(' ' || sql, '') FROM sqlite_schema
        """;

    const string MsSqlTables = """
        SELECT TABLE_NAME + ' table' FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'dbo' AND TABLE_TYPE = 'BASE TABLE'
        UNION ALL SELECT TABLE_NAME + ' column ' + RIGHT('0' + CAST(ORDINAL_POSITION AS varchar(3)), 2) + ' ' + COLUMN_NAME + ' ' + DATA_TYPE
            + CASE WHEN CHARACTER_MAXIMUM_LENGTH IS NULL THEN '' ELSE '(' + CAST(CHARACTER_MAXIMUM_LENGTH AS varchar(10)) + ')' END
            + CASE WHEN DATA_TYPE = 'datetime2' THEN '(' + CAST(DATETIME_PRECISION AS varchar(10)) + ')' ELSE '' END
            + CASE WHEN IS_NULLABLE = 'YES' THEN ' NULL' ELSE ' NOT NULL' END
            FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = 'dbo'
                AND TABLE_NAME IN (SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'dbo' AND TABLE_TYPE = 'BASE TABLE')
        """;

    // Catalogue columns have a collation of their own, which does not mix with names. The stand-in for SQL Server keeps the names of keys, checks and indexes in another form and in lower case.
    const string MsSqlConstraints = """
        SELECT TABLE_NAME + ' ' + LOWER(CONSTRAINT_TYPE) COLLATE DATABASE_DEFAULT + ' ' + CONSTRAINT_NAME FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE TABLE_SCHEMA = 'dbo'
        UNION ALL SELECT t.name + ' ' + LOWER(i.type_desc) COLLATE DATABASE_DEFAULT + CASE WHEN i.is_unique = 1 THEN ' unique ' ELSE ' index ' END + i.name + ' ' + CAST(c.key_ordinal AS varchar(3)) + ' ' + k.name
            FROM sys.indexes i JOIN sys.tables t ON t.object_id = i.object_id
            JOIN sys.index_columns c ON c.object_id = i.object_id AND c.index_id = i.index_id
            JOIN sys.columns k ON k.object_id = c.object_id AND k.column_id = c.column_id
        UNION ALL SELECT t.name + ' collation ' + k.name + ' ' + k.collation_name COLLATE DATABASE_DEFAULT
            FROM sys.columns k JOIN sys.tables t ON t.object_id = k.object_id WHERE k.collation_name LIKE '%BIN2'
        """;

    /// <summary>The query that names the tables of a database.</summary>
    public static string Tables(TestDatabase database) => database.Provider switch
    {
        "mysql" => "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()",
        "sqlite" => "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
        _ => "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'dbo' AND TABLE_TYPE = 'BASE TABLE'",
    };

    /// <summary>The schema of <paramref name="database"/>, a line for each thing, sorted.</summary>
    public static string Of(TestDatabase database)
    {
        using var connection = database.Open();
        var lines = database.Provider switch
        {
            "mysql" => connection.List(MySql),
            "sqlite" => connection.List(Sqlite),
            _ => [.. connection.List(MsSqlTables), .. MsSql.IsSqlServer(connection) ? connection.List(MsSqlConstraints) : []],
        };
        return string.Join('\n', lines.Order(StringComparer.Ordinal)) + "\n";
    }

    /// <summary>Every value of every table.</summary>
    public static string Content(TestDatabase database)
    {
        var text = new StringBuilder();
        using var connection = database.Open();
        foreach (var table in connection.List(Tables(database)).Order(StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"# {table}\n");
            connection.Print($"SELECT * FROM {table}", text);
        }

        return text.ToString();
    }

    /// <summary>Asserts that the schema is that of an undisturbed install of the bundled scripts.</summary>
    public static void AssertInstalled<TServer>(TestDatabase database)
        where TServer : ITestServer
    {
        var golden = File.ReadAllText(Path.Combine(Folder(), $"{TServer.Name}.txt"));
        if (TServer.Name == "mssql" && !MsSql.IsSqlServer(database))
            golden = ConstraintLine().Replace(golden, "");

        Assert.Equal(golden, Of(database));
    }

    static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "golden");

    [GeneratedRegex(@"^\S+ (?!table$|column ).*\n", RegexOptions.Multiline)]
    private static partial Regex ConstraintLine();
}
