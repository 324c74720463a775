using System.Text;
using System.Text.RegularExpressions;
using IdentDbBridge.Data;

namespace IdentDbBridge.Access;

/// <summary>
/// The statements that give a party its rights and take them. GRANT and CREATE USER take no parameters on any server, so their
/// text is composed of quoted names and literals.
/// </summary>
/// <param name="target">The database.</param>
/// <param name="sql">The statements, with the tables' own names put in.</param>
/// <param name="schema">The schema of the tables, where the server has such.</param>
/// <param name="hasJournal">Whether there is a journal of ours: DbUp makes none.</param>
/// <param name="party">Who it is for.</param>
/// <param name="account">As whom it logs in.</param>
/// <param name="plugin">How a new account of MySQL logs in; null as the server makes it.</param>
/// <param name="isContained">Whether the account is a user of the database alone, as in a contained one of SQL Server.</param>
/// <param name="allowTruncate">Whether IDENT may empty its tables by TRUNCATE.</param>
sealed partial class AccessStatements(ConnectionTarget target, SqlCatalog sql, string schema, bool hasJournal, Party party, Account account, string? plugin, bool isContained, bool allowTruncate)
{
    // No quotes about it: run as it is, the script is a syntax error and not an account whose password everybody knows.
    const string Placeholder = "<PASSWORD>";

    public string Find => isContained ? FindUser : Compose("accounts/find");

    /// <summary>Of MySQL and MariaDB.</summary>
    public string FindPlugin => Compose("accounts/find-plugin");

    public string FindUser => Compose("accounts/find-user");

    public string Admit => Compose("accounts/admit");

    public string Drop => Compose(isContained ? "accounts/drop-contained" : "accounts/drop");

    /// <summary>Each gives rights to one table.</summary>
    public IReadOnlyList<string> Grants => [.. Own, .. allowTruncate ? Truncate : []];

    /// <summary>Each takes what one of <see cref="Grants"/> gives.</summary>
    public IReadOnlyList<string> Revokes => [.. (party == Party.Ident ? Truncate : []).Concat(Own).Select(s => "REVOKE" + s["GRANT".Length..].Replace($" TO {account.Quoted};", $" FROM {account.Quoted};", StringComparison.Ordinal))];

    IEnumerable<string> Own => Rights.Split('\n').Where(s => hasJournal || !s.Contains("IdentBridge_Migration", StringComparison.Ordinal)).Select(s => Fill(s, ""));

    string[] Truncate => [.. sql["accounts/allow-truncate"].Split('\n').Select(s => Fill(s, ""))];

    string PartyName => party.ToString().ToLowerInvariant();

    string Rights => sql[party switch
    {
        Party.Ident => "grants/ident",
        Party.Telephony => "grants/telephony",
        Party.Web => "grants/web",
        Party.Gateway => "grants/gateway",
        _ => "grants/reader",
    }];

    public string Create(string password) => CreateText(target.Dialect.Literal(password));

    /// <summary>For the server's own client, without a password.</summary>
    public string GrantScript() => Script(
        [T($"Gives {account} what the party '{PartyName}' needs. To be run in {target}."), .. account.IsOfWindows ? (string[])[] : [T($"Put the password, in single quotes, in the place of {Placeholder}; for a user that is there already, leave that statement out.")]],
        [CreateText(Placeholder), Admit, .. Grants]);

    /// <summary>For the server's own client.</summary>
    public string RevokeScript(bool dropUser) => Script(
        [T($"Takes from {account} what the party '{PartyName}' needs. To be run in {target}.")],
        [.. Revokes, .. dropUser ? (string[])[Drop] : []]);

    string Script(string[] comments, string[] statements)
    {
        string end = target.Dialect.Name == "mssql" ? "\nGO\n" : "\n";
        return statements.Prepend(sql["session/prepare-exchange"])
            .Aggregate(new StringBuilder(string.Concat(comments.Select(c => $"-- {c}\n"))), (text, statement) => text.Append(statement).Append(end)).ToString();
    }

    string CreateText(string password) => Compose(
        account.IsOfWindows ? "accounts/create-windows" : isContained ? "accounts/create-contained" : plugin is null ? "accounts/create" : "accounts/create-by",
        password);

    string Compose(string name, string password = "") => Fill(sql[name], password);

    /// <summary>In one pass: a name or password may hold what looks like a variable.</summary>
    string Fill(string text, string password) => Variable().Replace(text, m => m.Value switch
    {
        "$Account$" => account.Quoted,
        "$User$" => target.Dialect.Literal(account.User),
        "$Host$" => target.Dialect.Literal(account.Host),
        "$Plugin$" => target.Dialect.Literal(plugin ?? ""),
        "$Schema$" => target.Dialect.Quote(schema),
        _ => password,
    });

    [GeneratedRegex(@"\$(Account|User|Host|Plugin|Schema|Password)\$")]
    private static partial Regex Variable();
}
