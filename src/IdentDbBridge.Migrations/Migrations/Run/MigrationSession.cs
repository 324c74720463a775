using System.Text.RegularExpressions;
using IdentDbBridge.Access;
using IdentDbBridge.Data;
using IdentDbBridge.Dialects;
using IdentDbBridge.Installed;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Reports;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Run;

/// <summary>One open database with its journal read and its plan made.</summary>
/// <param name="opened">The journal's own session.</param>
/// <param name="tables">The exchange tables' names that the caller gives; null for none.</param>
sealed partial class MigrationSession(OpenedDatabase opened, IReadOnlyDictionary<string, string>? tables) : IAsyncDisposable
{
    JournalState? _state;
    MigrationPlan? _plan;

    public Db Db => opened.Db;

    public SessionInfo Session => opened.Session;

    public MigrationJournal Journal => opened.Journal;

    public ExchangeTables Tables { get; private set; } = null!;

    /// <summary>The scripts to plan with, in the order of a run.</summary>
    public IReadOnlyList<MigrationScript> Scripts
    {
        get;
        set => (field, _plan) = (value, null);
    }
    = [];

    /// <summary>How names of scripts are compared with names in the journal; null for letter by letter.</summary>
    public Func<string, string, bool>? SameName { get; init; }

    /// <exception cref="ConfigurationException">A script that is partly applied cannot be cut into statements.</exception>
    public MigrationPlan Plan => _plan ??= MigrationPlan.Create(Scripts, _state!, Created, SameName);

    /// <summary>The names in DbUp's journal, in the order of entry.</summary>
    public IEnumerable<string> AppliedNames => _state!.Applied.Select(a => a.ScriptName);

    public SqlCatalog Sql => opened.Sql;

    /// <summary>Opens the database and reads its journal.</summary>
    /// <exception cref="ConnectionException">No connection.</exception>
    public static async Task<MigrationSession> OpenAsync(
        ConnectionTarget target, ConnectionUse use, IReadOnlyDictionary<string, string>? tables, Func<string, string, bool>? sameName, CancellationToken cancellationToken)
    {
        var place = new MigrationSession(await OpenedDatabase.OpenAsync(target, use, null, null, cancellationToken).ConfigureAwait(false), tables) { SameName = sameName };
        try
        {
            await place.ReadAsync(cancellationToken).ConfigureAwait(false);
            return place;
        }
        catch
        {
            await place.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Reads the journal, afresh each time.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            _state = await Journal.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ServerException e) when (e.Error.Kind == ServerErrorKind.Timeout)
        {
            throw new LockException(T($"The journal of {Db.Target} cannot be read: another session holds its tables, as a long script of another run does. Nothing was changed; try again later."));
        }

        await RefuseHiddenAsync(_state, cancellationToken).ConfigureAwait(false);
        Tables = TableNames.Resolve(_state, tables);
        _plan = null;
    }

    /// <summary>The logins of the parties see a few tables, and no or half a journal: to them every script would seem pending or its row gone.</summary>
    async Task RefuseHiddenAsync(JournalState state, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> hidden = await Journal.HiddenAsync(state, cancellationToken).ConfigureAwait(false);
        if (hidden.Count == 0)
            return;
        // Who sees nothing at all is an owner who lacks a right rather than a party.
        if (state.Tables.Count == 0)
            await RunRights.RefuseMissingAsync(Db, Sql, Session, cancellationToken).ConfigureAwait(false);
        throw TableSight.Refusal(Db, Session, hidden);
    }

    /// <summary>Tables are made by the bundled scripts; what the clinic's own need, only they know.</summary>
    /// <exception cref="PermissionException">A right is surely missing.</exception>
    /// <exception cref="ConfigurationException">The server is too old for the exchange tables.</exception>
    public Task RefuseMissingRightsAsync(CancellationToken cancellationToken)
    {
        if (Plan.Problems.Count > 0 || !Plan.Steps.Any(s => s.Script!.Origin == ScriptOrigin.Bundled))
            return Task.CompletedTask;
        ServerSupport.Of(Session).RefuseTooOld();
        return RunRights.RefuseMissingAsync(Db, Sql, Session, cancellationToken);
    }

    /// <summary>Takes the lock, makes the session ready, reads again what another run may have changed meanwhile, and creates what is missing of the journal.</summary>
    /// <param name="check">Called before anything is written; throws what must keep the run from starting.</param>
    public async Task<RunGuard> BeginAsync(TimeSpan lockTimeout, Action<MigrationEvent> report, Action check, CancellationToken cancellationToken)
    {
        // Where it only concerns the session, it comes first: the wait for the lock may be longer than the server lets a session idle.
        bool early = !Db.Dialect.TransactionalDdl;
        if (early)
            await PrepareAsync(cancellationToken).ConfigureAwait(false);
        RunGuard guard = await RunGuard.TakeAsync(Db.Target, Session, Journal, lockTimeout, report, cancellationToken).ConfigureAwait(false);
        try
        {
            if (!early)
                await PrepareAsync(cancellationToken).ConfigureAwait(false);
            await ReadAsync(cancellationToken).ConfigureAwait(false);
            check();
            await Journal.CreateAsync(cancellationToken).ConfigureAwait(false);
            await guard.AnnounceAsync(Session.Login, cancellationToken).ConfigureAwait(false);
            return guard;
        }
        catch
        {
            await guard.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    Task<int> PrepareAsync(CancellationToken cancellationToken) => Db.ExecuteAsync(Sql["session/prepare-run"], null, cancellationToken);

    /// <summary>Parses every pending script, and refuses a plan that must not run.</summary>
    /// <exception cref="DriftException">A sentence for each problem.</exception>
    /// <exception cref="ConfigurationException">A pending script cannot be cut into statements.</exception>
    public void RefuseProblems()
    {
        foreach (PlannedScript step in Plan.Steps)
            _ = step.Script!.Statements;
        if (Plan.Problems.Count > 0)
            throw new DriftException(Plan.Problems);
    }

    /// <summary>A table that the script has made, by the journal, and that is not there; null when all are.</summary>
    public string? LostTable(PlannedScript script) =>
        script.Script!.Origin == ScriptOrigin.Bundled ? Created(script.Script).FirstOrDefault(t => !_state!.Tables.Contains(t)) : null;

    public MigrationReport Report() => new()
    {
        Target = Db.Target.ToString(),
        Server = Session.Version,
        Tables = Tables,
        Scripts = [.. Plan.Scripts.Select(Report)],
        Notices = [.. Notices()],
    };

    public ValueTask DisposeAsync() => opened.DisposeAsync();

    static ScriptReport Report(PlannedScript s) => new(
        s.Name,
        s.Script?.Origin,
        s.State,
        s.State is ScriptState.Pending or ScriptState.Partial or ScriptState.SessionLost || s.Record?.FinishedUtc is not { } finished ? null : DateTime.SpecifyKind(finished, DateTimeKind.Utc),
        s.StatementsDone,
        s.State.IsPending() ? s.Script!.Statements.Count : s.Record?.StatementsTotal ?? 0,
        s.Problem ?? s.Record?.Error ?? Unverified(s))
    {
        Remedy = s.Problem is null && s.Record?.Error is not null ? new(RemedyKind.ApplyScripts) : s.Remedy,
    };

    static string? Unverified(PlannedScript s) => s.State != ScriptState.Unverified ? null
        : s.IsEmbeddedName ? T($"Applied by DbUp as {s.Applied!.ScriptName} on {s.Applied.AppliedLocal:yyyy-MM-dd HH:mm:ss} local time; its checksum is not known.")
        : T($"Applied by DbUp on {s.Applied!.AppliedLocal:yyyy-MM-dd HH:mm:ss} local time; its checksum is not known.");

    /// <summary>The exchange tables that a script creates.</summary>
    IEnumerable<string> Created(MigrationScript script) => script.Statements
        .Select(s => CreateTable().Match(Db.Dialect.Splitter.ReplaceVariables(s.Text, Tables.Names)))
        .Where(m => m.Success)
        .Select(m => m.Groups["name"].Value);

    IEnumerable<string> Notices()
    {
        if (ServerSupport.Of(Session).Says is { } old)
            yield return old;
        if (Session.GaleraNodes > 0)
            yield return T($"This server is a node of a Galera cluster of {Session.GaleraNodes}: the run lock is a lease in IdentBridge_RunLease that holds on all of them, and that the next run takes over half a minute after its holder was killed. A script file that is run by hand locks this node only: run it when no other run is under way.");
        int embedded = Plan.Scripts.Count(s => s.IsEmbeddedName);
        if (embedded > 0)
            yield return T($"{embedded} script(s) stand in DbUp's journal under the names of embedded resources; they count as applied.");
    }

    // Comments may stand before the statement.
    [GeneratedRegex(@"\A(?:\s+|--[^\n]*\n|/\*.*?\*/)*CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?[\[`""](?<name>[^\]`""]+)[\]`""]", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex CreateTable();
}
