using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using IdentDbBridge.Data;
using IdentDbBridge.Dialects;
using IdentDbBridge.Installed;
using IdentDbBridge.Sessions;

namespace IdentDbBridge.Retention;

/// <summary>
/// Deletes old calls and tickets, batch by batch, each in a short transaction with its entry in the audit. A run that was
/// broken off is started again. Ongoing calls and the schedule are never touched.
/// </summary>
public sealed class Purge
{
    const string AuditTable = "IdentBridge_MigrationAudit";

    /// <summary>The calls before their ids: an id without its call does no harm.</summary>
    static readonly Part[] CallParts = [new("finished-calls", "purge/finished-calls", "purge/count-finished-calls"), new("call-ids", "purge/call-ids", "purge/count-call-ids")];

    static readonly Part[] TicketParts = [new("tickets", "purge/tickets", "purge/count-tickets")];

    readonly DatabaseOptions _database;
    readonly SqlCatalog _journalSql;

    /// <summary>Connects to nothing.</summary>
    /// <exception cref="ConfigurationException">Unknown provider, malformed connection string or impossible table names.</exception>
    public Purge(DatabaseOptions database)
    {
        ArgumentNullException.ThrowIfNull(database);
        _database = database;
        _ = Server();
        _journalSql = new SqlCatalog(Dialect.Named(database.Provider).Name);
    }

    /// <summary>What a run would delete now. Writes nothing, and needs no right but to read.</summary>
    public async Task<PurgeResult> CountAsync(PurgeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ExchangeServer server = Server();
        await using ConfiguredAsyncDisposable end = server.ConfigureAwait(false);
        return await server.RunAsync(
            async session =>
            {
                var result = new PurgeResult();
                foreach (Part part in Parts(request))
                    result = Add(result, part, await session.Db.ScalarAsync<long>(session.Sql[part.Count], Cut(request), cancellationToken).ConfigureAwait(false));
                return result;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes. When it is cancelled, the batch under way is ended and the result says so.</summary>
    /// <param name="report">Told after each batch.</param>
    /// <exception cref="PermissionException">The login may not delete, or not write the audit; the message has the GRANT for the DBA.</exception>
    /// <exception cref="ServerException">Somebody else holds the rows for longer than a purge waits; what was deleted before stays so.</exception>
    public async Task<PurgeResult> RunAsync(PurgeRequest request, Action<PurgeResult> report, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(report);
        ExchangeServer server = Server();
        await using ConfiguredAsyncDisposable end = server.ConfigureAwait(false);
        await server.RunAsync(session => WithGrantAsync(session, () => EnsureAuditAsync(session.Db, cancellationToken)), cancellationToken).ConfigureAwait(false);
        var result = new PurgeResult();
        foreach (Part part in Parts(request))
        {
            int rows = request.BatchSize;
            while (rows == request.BatchSize)
            {
                if (cancellationToken.IsCancellationRequested)
                    return result with { Stopped = true };
                var clock = Stopwatch.StartNew();
                rows = await server.RunAsync(session => WithGrantAsync(session, () => DeleteAsync(session, part, request)), CancellationToken.None).ConfigureAwait(false);
                result = Add(result, part, rows) with { Batches = result.Batches + 1, LongestBatch = clock.Elapsed > result.LongestBatch ? clock.Elapsed : result.LongestBatch };
                report(result);
                if (rows == request.BatchSize)
                    await Task.Delay(request.Pause, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        return result;
    }

    ExchangeServer Server() => new(_database.Provider, _database.ConnectionString, _database.Tables);

    /// <summary>The rows and their entry in the audit go together, so that the audit is right after a kill, too.</summary>
    async Task<int> DeleteAsync(ExchangeSession session, Part part, PurgeRequest request)
    {
        Db db = session.Db;
        await db.ExecuteAsync(session.Sql["purge/prepare"], null, CancellationToken.None).ConfigureAwait(false);
        int rows = 0;
        await db.InTransactionAsync(
            async () =>
            {
                rows = await db.ExecuteAsync(session.Sql[part.Delete], Cut(request), CancellationToken.None).ConfigureAwait(false);
                if (rows > 0)
                    await new MigrationJournal(db, _journalSql, session.Info).AuditAsync("purge", $"purge {part.Name}", null, null, Words(rows, request), CancellationToken.None).ConfigureAwait(false);
            },
            CancellationToken.None).ConfigureAwait(false);
        return rows;
    }

    /// <summary>A database that DbUp provisioned has none.</summary>
    async Task<bool> EnsureAuditAsync(Db db, CancellationToken cancellationToken)
    {
        List<string> tables = await db.QueryAsync<string>(_journalSql["journal/tables"], null, cancellationToken).ConfigureAwait(false);
        if (tables.Contains(AuditTable, StringComparer.OrdinalIgnoreCase))
            return false;
        await db.ExecuteAsync(_journalSql["journal/create-audit"], null, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Adds to the refusal what lets this login purge.</summary>
    static async Task<TResult> WithGrantAsync<TResult>(ExchangeSession session, Func<Task<TResult>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (PermissionException e)
        {
            string grants = string.Join(' ', session.Sql["purge/rights"].Split('\n').Select(s => s.Replace("$Account$", Account(session), StringComparison.Ordinal)));
            throw new PermissionException(T($"{e.Message} (For the DBA, in this database: {grants})"), e.Error, e);
        }
    }

    static string Account(ExchangeSession session)
    {
        (IDialect dialect, string login) = (session.Db.Dialect, session.Info.Login);
        return dialect.Name == "mysql" && login.LastIndexOf('@') is > 0 and var at
            ? $"{dialect.Literal(login[..at])}@{dialect.Literal(login[(at + 1)..])}"
            : dialect.Quote(login);
    }

    static Part[] Parts(PurgeRequest request) => [.. request.Calls ? CallParts : [], .. request.Tickets ? TicketParts : []];

    /// <summary>The ids' key is in UTC. No zone is a day away from it, so a day more finds them all by the key; their own DateAndTime decides.</summary>
    static object Cut(PurgeRequest request) => new { request.Before, StartedBefore = request.Before.AddDays(1), Rows = request.BatchSize };

    static string Words(int rows, PurgeRequest request) =>
        string.Create(CultureInfo.InvariantCulture, $"{rows} row(s) of before {request.Before:yyyy-MM-dd HH:mm:ss}");

    static PurgeResult Add(PurgeResult result, Part part, long rows) => part.Name switch
    {
        "finished-calls" => result with { FinishedCalls = result.FinishedCalls + rows },
        "call-ids" => result with { CallIds = result.CallIds + rows },
        _ => result with { Tickets = result.Tickets + rows },
    };

    /// <summary>The rows of one table, with the names of the statements that delete and count them.</summary>
    sealed record Part(string Name, string Delete, string Count);
}
