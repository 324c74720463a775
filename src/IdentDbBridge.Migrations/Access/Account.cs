using System.Text.RegularExpressions;
using IdentDbBridge.Data;

namespace IdentDbBridge.Access;

/// <summary>A login of the server and its user in the database; on MySQL an account, which is a user and a host.</summary>
sealed partial class Account
{
    readonly IDialect _dialect;

    /// <param name="dialect">The kind of server.</param>
    /// <param name="user">The user's name.</param>
    /// <param name="host">From where the user may come, on MySQL; null for everywhere.</param>
    /// <exception cref="ConfigurationException">No such kind of account, a name that cannot be used, or one that belongs to the server.</exception>
    public Account(IDialect dialect, string user, string? host)
    {
        _dialect = dialect;
        if (dialect.Name == "sqlite")
            throw new ConfigurationException(T($"SQLite has no accounts and no rights: whoever may write the file may do everything."));
        if (host is not null && dialect.Name != "mysql")
            throw new ConfigurationException(T($"A host belongs to an account of MySQL or MariaDB; {dialect.ProductName} has none."));
        if (!Usable().IsMatch(user) || !Usable().IsMatch(host ?? "%"))
            throw new ConfigurationException(T($"The name of a user or host must be 1 to 128 characters, without line breaks and such, and without blanks at its ends."));
        if (Reserved().IsMatch(user))
            throw new ConfigurationException(T($"The user {user} belongs to the server: its rights are not changed. Give the party a user of its own."));
        // The server stores host names so.
        (User, Host) = (user, (host ?? "%").ToLowerInvariant());
    }

    public string User { get; }

    public string Host { get; }

    /// <summary>A user or group of Windows, <c>DOMAIN\user</c>, on SQL Server: the domain has its password.</summary>
    public bool IsOfWindows => _dialect.Name == "mssql" && User.Contains('\\', StringComparison.Ordinal);

    /// <summary>As statements name it.</summary>
    public string Quoted => _dialect.Name == "mysql" ? $"{_dialect.Literal(User)}@{_dialect.Literal(Host)}" : _dialect.Quote(User);

    /// <summary>Whether the session is its own.</summary>
    public bool Is(SessionInfo session) =>
        string.Equals(session.Login, _dialect.Name == "mysql" ? $"{User}@{Host}" : User, StringComparison.OrdinalIgnoreCase);

    /// <summary>For people.</summary>
    public override string ToString() => _dialect.Name == "mysql" ? $"{User}@{Host}" : User;

    [GeneratedRegex(@"\A(?! )[^\p{C}\p{Zl}\p{Zp}]{1,128}(?<! )\z")]
    private static partial Regex Usable();

    [GeneratedRegex(@"\A(root|sa|dbo|guest|public|sys|information_schema|mariadb\.sys|mysql\..*|db_.*|##.*)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reserved();
}
