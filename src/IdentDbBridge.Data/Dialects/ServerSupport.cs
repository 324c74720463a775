using IdentDbBridge.Data;

namespace IdentDbBridge.Dialects;

/// <summary>
/// What does not hold on a server that is older than those this tool is made and tested for. By the makers' documentation, since no such
/// server is in the tests.
/// </summary>
/// <param name="Version">The server.</param>
/// <param name="IsRefused">Whether the exchange tables cannot be made there at all.</param>
/// <param name="Lacks">What does not hold, a sentence each; empty for a server that is new enough.</param>
sealed record ServerSupport(ServerVersion Version, bool IsRefused, IReadOnlyList<string> Lacks)
{
    static readonly Version MySqlWanted = new(8, 0, 16);
    static readonly Version MariaDbWanted = new(10, 6);
    static readonly Version SqlServerWanted = new(13, 0);

    public static ServerSupport Of(SessionInfo session) => Of(ServerVersion.Parse(session.Product, session.Version));

    public static ServerSupport Of(ServerVersion version)
    {
        Version number = version.Number;
        return number.Major == 0 ? new ServerSupport(version, false, []) : version.Product switch
        {
            "MySQL" when number < MySqlWanted => new ServerSupport(version, number < new Version(5, 7, 7), [.. OfMySql(number)]),
            "MariaDB" when number < MariaDbWanted => new ServerSupport(version, number < new Version(10, 2, 2), [.. OfMariaDb(number)]),
            "SQL Server" when number < SqlServerWanted => new ServerSupport(version, number < new Version(11, 0), [.. OfSqlServer(number)]),
            _ => new ServerSupport(version, false, []),
        };
    }

    /// <summary>What to tell at once; null for a server that is new enough.</summary>
    public string? Says => Lacks.Count == 0 ? null
        : IsRefused ? T($"{Version} is too old for the exchange tables: they cannot be created there. {string.Join(' ', Lacks)}")
        : T($"{Version} is older than the versions that are supported and tested. {string.Join(' ', Lacks)} Tables, keys, rights, IDENT's own reads and writes, import and purge use nothing that it lacks.");

    /// <summary>Which server to take instead.</summary>
    public static string Remedy => T($"Move the database to MariaDB 10.11.7 or later, MySQL 8.0.16 or later, or SQL Server 2016 or later; back up before.");

    /// <exception cref="ConfigurationException">The exchange tables cannot be made there.</exception>
    public void RefuseTooOld()
    {
        if (IsRefused)
            throw new ConfigurationException($"{Says} {T($"Nothing was written.")} {Remedy}");
    }

    static IEnumerable<string> OfMySql(Version number)
    {
        // https://dev.mysql.com/doc/refman/5.7/en/innodb-parameters.html#sysvar_innodb_large_prefix
        if (number < new Version(5, 7, 7))
            yield return T($"A column of a key holds 767 bytes there, and the Id of a ticket has up to 1,600.");
        // https://dev.mysql.com/doc/refman/8.0/en/create-table-check-constraints.html
        yield return T($"CHECK constraints are read and ignored before 8.0.16: the library keeps its rules all the same, but a program that writes by hand can bring in rows that IDENT does not accept, and comparing the schema does not show that.");
        // https://dev.mysql.com/doc/relnotes/mysql/5.7/en/
        if (number < new Version(8, 0))
            yield return T($"Its makers give it no more corrections.");
    }

    static IEnumerable<string> OfMariaDb(Version number)
    {
        // https://mariadb.com/docs/release-notes/community-server/old-releases/release-notes-mariadb-10-2-series/what-is-mariadb-102
        if (number < new Version(10, 2, 2))
            yield return T($"A column of a key holds 767 bytes there, and the Id of a ticket has up to 1,600.");
        if (number < new Version(10, 2, 1))
            yield return T($"CHECK constraints are read and ignored before 10.2.1.");
        // https://mariadb.com/docs/server/reference/sql-statements/data-definition/atomic-ddl
        yield return T($"Before 10.6, a CREATE TABLE or ALTER TABLE interrupted by a crash or a power cut can leave half a table behind.");
        yield return T($"Its makers give it no more corrections.");
    }

    static IEnumerable<string> OfSqlServer(Version number)
    {
        // https://learn.microsoft.com/sql/t-sql/queries/select-order-by-clause-transact-sql
        if (number < new Version(11, 0))
            yield return T($"It has no OFFSET … FETCH, which reads by pages need.");
        // https://learn.microsoft.com/troubleshoot/sql/database-engine/connect/tls-1-2-support-microsoft-sql-server
        yield return T($"Without its last updates it has no TLS 1.2, and newer drivers then cannot log in.");
        yield return T($"Its makers give it no more corrections.");
    }
}
