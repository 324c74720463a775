using System.Runtime.CompilerServices;
using IdentDbBridge.Data;
using IdentDbBridge.Dialects;
using IdentDbBridge.Dialects.MySql;
using IdentDbBridge.Installed;

namespace IdentDbBridge.Access;

/// <summary>The rights of one party in one exchange database. All of it may be repeated.</summary>
public sealed class PartyAccess
{
    const string JournalTable = "IdentBridge_Migrations";

    /// <summary>MySQL and MariaDB: there is no such grant, for the account or for the table.</summary>
    static readonly int[] NoSuchGrant = [1141, 1147];

    readonly DatabaseOptions _database;
    readonly ConnectionTarget _target;
    readonly Party _party;
    readonly Account _account;

    /// <summary>Connects to nothing.</summary>
    /// <param name="database">Which database; the login must have the right to give rights.</param>
    /// <param name="party">Who it is for.</param>
    /// <param name="user">The name under which the party logs in.</param>
    /// <param name="host">MySQL and MariaDB: from where; null for everywhere. Null for SQL Server.</param>
    /// <exception cref="ConfigurationException">A malformed connection string, a server without accounts, or a name that cannot be used.</exception>
    public PartyAccess(DatabaseOptions database, Party party, string user, string? host)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(user);
        (_database, _party) = (database, party);
        _target = Dialect.Parse(database.Provider, database.ConnectionString);
        ExchangeTables.With(database.Tables);
        _account = new Account(_target.Dialect, user, host);
    }

    /// <summary>How a new account logs in, on MySQL and MariaDB.</summary>
    public AuthenticationWish Authentication { get; init; }

    /// <summary>Whether IDENT may also empty the tables of its schedule by TRUNCATE. Whether it does is not known; the right for it lets the account drop them, too.</summary>
    public bool AllowTruncate { get; init; }

    /// <summary>Makes the account unless it is there, and gives it what the party needs. Takes nothing away.</summary>
    /// <param name="password">Of a new account; one that is there keeps its own. Null when it is known to be there.</param>
    /// <exception cref="PermissionException">The login may not make accounts or give these rights.</exception>
    /// <exception cref="ConfigurationException">A password is missing or refused, or the tables are not there yet.</exception>
    public Task<AccessResult> GrantAsync(string? password, CancellationToken cancellationToken = default) => RunAsync(
        password,
        async (db, statements, session) =>
        {
            bool? known = await SeesAsync(db, statements.Find, cancellationToken).ConfigureAwait(false);
            if (known == true)
                await RefuseOtherAuthenticationAsync(db, statements, session, cancellationToken).ConfigureAwait(false);
            else
                await CreateAsync(db, statements, password, cancellationToken).ConfigureAwait(false);
            foreach (string statement in statements.Grants.Prepend(statements.Admit))
                await db.ExecuteAsync(statement, null, cancellationToken).ConfigureAwait(false);
            return new AccessResult(_account.ToString(), !known, false, statements.Grants) { Authentication = await PluginAsync(db, statements, cancellationToken).ConfigureAwait(false) };
        },
        cancellationToken);

    /// <summary>Takes what the party needs from the account, whoever gave it.</summary>
    /// <param name="dropUser">Drop the account as well.</param>
    /// <exception cref="PermissionException">The login may not take these rights.</exception>
    public Task<AccessResult> RevokeAsync(bool dropUser, CancellationToken cancellationToken = default) => RunAsync(
        null,
        async (db, statements, session) =>
        {
            if (dropUser && _account.Is(session))
                throw new ConfigurationException(T($"{_account} is the user of this connection: it is not dropped by itself."));
            List<string> taken = [];
            if (await SeesAsync(db, statements.FindUser, cancellationToken).ConfigureAwait(false) != false)
                taken = await TakeAsync(db, statements.Revokes, cancellationToken).ConfigureAwait(false);
            if (dropUser)
                await db.ExecuteAsync(statements.Drop, null, cancellationToken).ConfigureAwait(false);
            return new AccessResult(_account.ToString(), false, dropUser, taken);
        },
        cancellationToken);

    /// <summary>The statements of <see cref="GrantAsync"/> for the server's own client, with a placeholder for the password. Changes nothing.</summary>
    public Task<string> WriteGrantScriptAsync(CancellationToken cancellationToken = default) =>
        RunAsync(null, (_, statements, _) => Task.FromResult(statements.GrantScript()), cancellationToken);

    /// <summary>The statements of <see cref="RevokeAsync"/> for the server's own client. Changes nothing.</summary>
    public Task<string> WriteRevokeScriptAsync(bool dropUser, CancellationToken cancellationToken = default) =>
        RunAsync(null, (_, statements, _) => Task.FromResult(statements.RevokeScript(dropUser)), cancellationToken);

    async Task<TResult> RunAsync<TResult>(string? password, Func<Db, AccessStatements, SessionInfo, Task<TResult>> work, CancellationToken cancellationToken)
    {
        RefuseImpossible();
        OpenedDatabase opened = await OpenedDatabase.OpenAsync(_target.Hiding(password), ConnectionUse.Inspect, OpenedDatabase.ForExchange, null, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable end = opened.ConfigureAwait(false);
        (Db db, SessionInfo session) = (opened.Db, opened.Session);
        JournalState journal = await opened.Journal.ReadAsync(cancellationToken).ConfigureAwait(false);
        ExchangeTables tables = TableNames.Resolve(journal, _database.Tables);
        if (tables.Names.Values.Concat(["IdentBridge_Calls", "IdentBridge_Schedule", "IdentBridge_History"]).FirstOrDefault(t => !journal.Tables.Contains(t)) is { } missing)
            throw new ConfigurationException(T($"{_target} has no table {missing}, so no rights to it can be given or taken. Create the exchange tables first, or name the right database.")) { Remedy = new(RemedyKind.ApplyScripts) };
        string? plugin = await WishedPluginAsync(db, opened.Sql, session, cancellationToken).ConfigureAwait(false);
        bool isContained = _target.Dialect.Name == "mssql" && await db.ScalarAsync<int>(opened.Sql["accounts/is-contained"], null, cancellationToken).ConfigureAwait(false) == 1;
        var statements = new AccessStatements(_target, SqlCatalog.For(_target.Dialect, tables), session.SchemaName, journal.Tables.Contains(JournalTable), _party, _account, plugin, isContained && !_account.IsOfWindows, AllowTruncate);
        try
        {
            return await work(db, statements, session).ConfigureAwait(false);
        }
        catch (ServerException e) when (e.Error.Kind == ServerErrorKind.Other)
        {
            // Without the driver's exception: its text has not been looked through for the password.
            throw new ConfigurationException(T($"The server refuses this for {_account}. ({e.Error})"));
        }
    }

    /// <summary>What shows before anybody is asked.</summary>
    void RefuseImpossible()
    {
        if (AllowTruncate && _party != Party.Ident)
            throw new ConfigurationException(T($"Emptying tables by TRUNCATE is for IDENT only."));
        if (Authentication != AuthenticationWish.Default && _target.Dialect.Name != "mysql")
            throw new ConfigurationException(T($"The kind of authentication can be chosen on MySQL and MariaDB; {_target.Dialect.ProductName} has no such choice."));
    }

    string WishedPlugin => Authentication == AuthenticationWish.Native ? AuthenticationPlugin.NativePassword : AuthenticationPlugin.CachingSha2;

    /// <summary>What CREATE USER has to name; null where the server takes it by itself.</summary>
    async Task<string?> WishedPluginAsync(Db db, SqlCatalog sql, SessionInfo session, CancellationToken cancellationToken)
    {
        if (Authentication == AuthenticationWish.Default)
            return null;
        bool isMariaDb = session.Product == "MariaDB";
        if (await db.ScalarAsync<int>(sql["accounts/has-plugin"], new { Plugin = WishedPlugin }, cancellationToken).ConfigureAwait(false) == 0)
        {
            throw new ConfigurationException(Authentication == AuthenticationWish.Native
                ? T($"This server has no {WishedPlugin}: MySQL 9 has it no more, and MySQL 8.4 only with mysql_native_password = ON in its configuration. MariaDB has it.")
                : T($"This server has no {WishedPlugin}."));
        }

        // There it is what accounts have when nothing else is said, and the words for it are others.
        return isMariaDb && Authentication == AuthenticationWish.Native ? null : WishedPlugin;
    }

    /// <summary>An account that is there keeps its password, and with it the way of it.</summary>
    async Task RefuseOtherAuthenticationAsync(Db db, AccessStatements statements, SessionInfo session, CancellationToken cancellationToken)
    {
        if (Authentication == AuthenticationWish.Default || await PluginAsync(db, statements, cancellationToken).ConfigureAwait(false) is not { } plugin || plugin == WishedPlugin)
            return;
        string change = $"ALTER USER {_account.Quoted} IDENTIFIED {(session.Product == "MariaDB" ? "" : $"WITH {WishedPlugin} ")}BY '…'";
        throw new ConfigurationException(T($"{_account} is there already, and logs in by {plugin}; nothing was changed. Its password would have to be given anew: {change}; or choose another user."));
    }

    /// <summary>Null on SQL Server, and when the login may not see the server's accounts.</summary>
    async Task<string?> PluginAsync(Db db, AccessStatements statements, CancellationToken cancellationToken)
    {
        if (_target.Dialect.Name != "mysql")
            return null;
        try
        {
            string? plugin = await db.ScalarAsync<string>(statements.FindPlugin, null, cancellationToken).ConfigureAwait(false);
            return plugin is "" ? AuthenticationPlugin.NativePassword : plugin;
        }
        catch (PermissionException)
        {
            return null;
        }
    }

    /// <summary>Null when the login may not see the server's accounts.</summary>
    static async Task<bool?> SeesAsync(Db db, string find, CancellationToken cancellationToken)
    {
        try
        {
            return await db.ScalarAsync<int>(find, null, cancellationToken).ConfigureAwait(false) > 0;
        }
        catch (PermissionException)
        {
            return null;
        }
    }

    async Task CreateAsync(Db db, AccessStatements statements, string? password, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(password) && !_account.IsOfWindows)
            throw new ConfigurationException(T($"{_account} is a new user, as far as this login can see, and needs a password.")) { Remedy = new(RemedyKind.GivePassword) };
        await db.ExecuteAsync(statements.Create(password ?? ""), null, cancellationToken).ConfigureAwait(false);
    }

    static async Task<List<string>> TakeAsync(Db db, IReadOnlyList<string> revokes, CancellationToken cancellationToken)
    {
        List<string> taken = [];
        foreach (string statement in revokes)
        {
            try
            {
                await db.ExecuteAsync(statement, null, cancellationToken).ConfigureAwait(false);
                taken.Add(statement);
            }
            catch (ServerException e) when (NoSuchGrant.Contains(e.Error.Number))
            {
                // Was never given, or is taken already.
            }
        }

        return taken;
    }
}
