using System.Text.RegularExpressions;
using IdentDbBridge.Data;

namespace IdentDbBridge.Health.Findings;

/// <summary>Where and as whom a statement that mends a finding is carried out, and how it outlasts a restart.</summary>
static partial class FixPlace
{
    /// <summary>Null where the fix is a sentence, which says it itself, which needs no place.</summary>
    public static string? Of(string? fix, ConnectionTarget target, SessionInfo session)
    {
        if (fix is null || !Statement().IsMatch(fix))
            return null;
        if (Global().Match(fix) is { Success: true } set)
            return Setting(fix, set, session);
        return target.Dialect.Name switch
        {
            "mssql" when fix.StartsWith("ALTER DATABASE", StringComparison.Ordinal) => T($"In SSMS or sqlcmd, as an administrator of the server or as the owner of {target.Database}. It lasts."),
            "mssql" => T($"In SSMS or sqlcmd, in the database {target.Database}, as its owner."),
            "mysql" => T($"In the server's client (mysql or mariadb), in the database {target.Database}, as the login that owns it."),
            _ => T($"In any client of SQLite, on the file itself."),
        };
    }

    static string Setting(string fix, Match set, SessionInfo session)
    {
        string name = set.Groups["name"].Value;
        string value = set.Groups["value"].Value.Trim('\'');
        if (fix.Contains("[mysqld]", StringComparison.Ordinal))
            return T($"In the server's client (mysql or mariadb), as root.");
        return session.Product == "MariaDB"
            ? T($"In the server's client (mysql or mariadb), as root. So that it outlasts a restart, put it into the server's configuration (my.cnf, in Windows my.ini), too, under [mysqld]: {name} = {value}")
            : T($"In the server's client (mysql), as root. SET PERSIST in place of SET GLOBAL makes it outlast a restart.");
    }

    [GeneratedRegex(@"^(?:SELECT|SHOW|SET|ALTER|UPDATE|DELETE|INSERT|RENAME|DROP|CREATE|PRAGMA|EXEC|GRANT) ")]
    private static partial Regex Statement();

    [GeneratedRegex(@"^SET (?:GLOBAL |@@GLOBAL\.)(?<name>\w+) = (?<value>'[^']*'|\S+)")]
    private static partial Regex Global();
}
