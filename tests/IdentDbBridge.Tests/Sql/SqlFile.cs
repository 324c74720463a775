using System.Runtime.CompilerServices;

namespace IdentDbBridge.Tests.Sql;

/// <summary>A file of sql/, as it lies in the repository.</summary>
/// <param name="Path">The whole path.</param>
/// <param name="Kind"><c>portable</c>, or the dialect's name.</param>
/// <param name="Name">As the code asks for it, e.g. <c>journal/read-state</c>.</param>
sealed record SqlFile(string Path, string Kind, string Name)
{
    // Each dialect's own class has what it needs of them; the outbox is a SQLite file, a PBX keeps its records in MySQL, whatever the server, SQLite has no accounts and rights; what repairs a table differs as the servers' ALTER TABLE does.
    // Only MySQL has other engines, tells when a table was written and loads with warnings, and only SQL Server tells what a login may do.
    // Only MySQL commits DDL, so only it groups statements; the others journal in the session of the script, which must be settled for it.
    static readonly string[] AreasOfOneDialect = ["dialect/", "outbox/", "cdr/", "accounts/", "rights/", "repair/", "checks-mysql/", "checks-mssql/", "bulk/", "groups/", "session/settle"];

    public static readonly string[] Dialects = ["mssql", "mysql", "sqlite"];

    public static string Repository { get; } = Root();

    /// <summary>Every file of sql/.</summary>
    public static IReadOnlyList<SqlFile> All { get; } =
    [
        .. Directory.EnumerateFiles(System.IO.Path.Combine(Repository, "sql"), "*.sql", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => (path, parts: System.IO.Path.GetRelativePath(Repository, path).Replace('\\', '/').Split('/')))
            .Select(f => new SqlFile(f.path, f.parts[1], string.Join('/', f.parts[2..])[..^".sql".Length])),
    ];

    /// <summary>Whether it need not be there in every dialect.</summary>
    public bool IsOfOneDialect => AreasOfOneDialect.Any(area => Name.StartsWith(area, StringComparison.Ordinal));

    public string Text => File.ReadAllText(Path);

    /// <summary>The bundled scripts of a dialect, in their order.</summary>
    public static string[] Migrations(string dialect) =>
        [.. Directory.EnumerateFiles(System.IO.Path.Combine(Repository, "migrations", dialect)).Order(StringComparer.Ordinal)];

    public override string ToString() => $"{Kind}/{Name}";

    static string Root([CallerFilePath] string here = "") => System.IO.Path.GetFullPath(System.IO.Path.Combine(here, "../../../.."));
}
