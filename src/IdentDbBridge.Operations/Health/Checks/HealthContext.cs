using System.Globalization;
using IdentDbBridge.Data;
using IdentDbBridge.Health.Clients;
using IdentDbBridge.Health.Findings;

namespace IdentDbBridge.Health.Checks;

/// <summary>An open database that is being looked at, and what has been found so far.</summary>
sealed class HealthContext(Db db, SqlCatalog sql, SessionInfo session, ExchangeTables tables, IReadOnlySet<string> visible, HealthOptions options, TimeProvider time)
{
    readonly List<Finding> _findings = [];
    readonly ClinicTime? _clock = options.TimeZone is { } zone ? new ClinicTime(zone) : null;

    public Db Db => db;

    public SqlCatalog Sql => sql;

    public SessionInfo Session => session;

    public HealthOptions Options => options;

    public bool IsMySql => db.Dialect.Name == "mysql";

    public bool IsSqlite => db.Dialect.Name == "sqlite";

    /// <summary>The tables of the database that this login may see.</summary>
    public IReadOnlySet<string> Visible => visible;

    public IReadOnlyList<Finding> Findings => [.. _findings.OrderBy(f => f.Kind.Section)];

    /// <summary>How each driver fares that IDENT may have built in.</summary>
    public IReadOnlyList<ClientVerdict> Clients { get; set; } = [];

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The clinic's wall clock; without its zone, that of this machine.</summary>
    public DateTime LocalNow => _clock?.ToLocal(Now) ?? DateTime.SpecifyKind(time.GetLocalNow().DateTime, DateTimeKind.Unspecified);

    /// <summary>The tables' names as parameters of statements that look them up.</summary>
    public Dictionary<string, object?> Names { get; } = tables.Names.ToDictionary(n => n.Key, n => (object?)n.Value, StringComparer.Ordinal);

    public string Table(string block) => tables.Names[block];

    public string Quoted(string block) => db.Dialect.Quote(Table(block));

    /// <summary>What lets the login do what IDENT needs.</summary>
    public Remedy Grant => IsMySql && session.Login.LastIndexOf('@') is > 0 and var at
        ? new(RemedyKind.GrantIdent, session.Login[..at], session.Login[(at + 1)..])
        : new(RemedyKind.GrantIdent, session.Login);

    /// <summary>What takes away calls and tickets that are not to be kept.</summary>
    public Remedy DeleteOld => new(RemedyKind.DeleteOld, Value: options.Retention.TotalDays.ToString("0", CultureInfo.InvariantCulture));

    public string Literal(DateTime moment) => db.Dialect.Literal(moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));

    public void Pass(FindingKind kind, string says) => Add(kind, FindingState.Pass, says, null);

    public void Failed(FindingKind kind, string says, string? fix, Remedy? remedy = null) => Add(kind, FindingState.Failure, says, fix, remedy);

    public void Unknown(FindingKind kind, string says, string? fix = null, Remedy? remedy = null) => Add(kind, FindingState.Unknown, says, fix, remedy);

    /// <summary>Warns or fails because of what drivers cannot do.</summary>
    public void LockOut(FindingKind kind, FindingState state, string says, string? fix, Remedy? remedy, IReadOnlyList<string> clients) =>
        _findings.Add(new Finding(kind, state, says, fix) { Remedy = remedy, Where = FixPlace.Of(fix, db.Target, session), LockedOut = clients });

    /// <summary>Passes where there is no such row, else warns or fails.</summary>
    public void Judge(FindingKind kind, bool good, FindingState otherwise, string pass, string says, string? fix, Remedy? remedy = null) =>
        Add(kind, good ? FindingState.Pass : otherwise, good ? pass : says, good ? null : fix, good ? null : remedy);

    /// <summary>Runs one look. What the login may not see, or the server cannot tell, makes its points unknown and ends nothing.</summary>
    /// <exception cref="ServerException">The connection is lost.</exception>
    public async Task LookAsync(IReadOnlyList<FindingKind> kinds, Func<Task> look)
    {
        try
        {
            await look().ConfigureAwait(false);
        }
        catch (PermissionException e)
        {
            Miss(kinds, T($"Cannot tell with this login: {e.Error}."));
        }
        catch (ServerException e) when (e.Error.Kind is not (ServerErrorKind.ConnectionLost or ServerErrorKind.Unreachable))
        {
            Miss(kinds, T($"Cannot tell: {e.Error}."));
        }
    }

    void Miss(IReadOnlyList<FindingKind> kinds, string says)
    {
        foreach (FindingKind kind in kinds.Where(k => _findings.TrueForAll(f => f.Kind != k)))
            Unknown(kind, says);
    }

    void Add(FindingKind kind, FindingState state, string says, string? fix, Remedy? remedy = null) => _findings.Add(new Finding(kind, state, says, fix) { Remedy = remedy, Where = FixPlace.Of(fix, db.Target, session) });
}
