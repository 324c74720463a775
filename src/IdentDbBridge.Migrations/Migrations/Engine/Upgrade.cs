using IdentDbBridge.Data;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Reports;
using IdentDbBridge.Migrations.Run;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Engine;

/// <summary>One upgrade of one database: what the parts of DbUp's engine share while it goes on.</summary>
sealed class Upgrade(ConnectionTarget target)
{
    MigrationSession? _own;
    MigrationSession? _place;
    RunGuard? _guard;
    RunContext? _run;

    public ConnectionTarget Target => target;

    public UpgradePurpose Purpose { get; set; }

    /// <summary>Names of exchange tables that differ from the documented ones, by block; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Tables { get; set; }

    public TimeSpan LockTimeout { get; set; } = RunGuard.UsualTimeout;

    /// <summary>Reaches the statement under way.</summary>
    public CancellationToken Cancellation { get; set; }

    /// <summary>Of one statement, in seconds.</summary>
    public int? TimeoutSeconds { get; set; }

    /// <summary>Told of each step, on the thread of the run.</summary>
    public Action<MigrationEvent> Report { get; set; } = Nobody;

    /// <summary>Told of each script when it has ended; null for nobody.</summary>
    public Action<ScriptRun>? Ended { get; set; }

    /// <summary>Tells nobody.</summary>
    public static Action<MigrationEvent> Nobody { get; } = _ => { };

    /// <summary>Which names of scripts and journal are the same beside those that are letter by letter; null for no others.</summary>
    public Func<string, string, bool>? SameName { get; set; }

    /// <summary>Of the clinic's own scripts, beside the tables' names.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; set; } = new Dictionary<string, string>();

    /// <summary>Whether variables are replaced in the clinic's own scripts.</summary>
    public bool ReplacesVariables { get; set; } = true;

    /// <summary>Changes the text of every script before it is cut into statements; null for nothing.</summary>
    public Func<string, string>? Preprocess { get; set; }

    /// <summary>Open from <see cref="BeginAsync"/> to <see cref="EndAsync"/>.</summary>
    public MigrationSession Place => _place!;

    /// <summary>Works with a database that is open already, and leaves it open.</summary>
    public void Use(MigrationSession place) => _place = place;

    /// <summary>Opens the database, unless it is open.</summary>
    public async Task BeginAsync()
    {
        if (_place is not null)
            return;
        if (Purpose != UpgradePurpose.Look)
            SystemDatabases.Refuse(target);
        ConnectionUse use = Purpose == UpgradePurpose.Look ? ConnectionUse.Inspect : ConnectionUse.Run;
        _place = _own = await MigrationSession.OpenAsync(target, use, Tables, SameName, Cancellation).ConfigureAwait(false);
    }

    /// <summary>Plans with these scripts. With nothing to do it takes no lock and writes nothing; else the lock is held from here to the end.</summary>
    /// <exception cref="DriftException">A changed, missing or out-of-order script; nothing was run.</exception>
    /// <exception cref="LockException">Another run holds the lock.</exception>
    /// <exception cref="PermissionException">The login lacks a right that the run needs; nothing was written.</exception>
    public async Task<IReadOnlyList<PlannedScript>> PlanAsync(IReadOnlyList<MigrationScript> scripts)
    {
        Place.Scripts = scripts;
        if (Purpose == UpgradePurpose.Look)
            return Place.Plan.Steps;
        if (Purpose == UpgradePurpose.Mark)
            return await PlanMarkingAsync().ConfigureAwait(false);
        if (Place.Plan.Steps.Count == 0)
        {
            Place.RefuseProblems();
            return [];
        }

        await Place.RefuseMissingRightsAsync(Cancellation).ConfigureAwait(false);
        // Problems are told under the lock: what was read without it may be the half of another run's work.
        _guard = await Place.BeginAsync(LockTimeout, Report, Place.RefuseProblems, Cancellation).ConfigureAwait(false);
        _run = new RunContext(Place, _guard, new ScriptSessions(target, Place.Sql, Place.Session), Report)
        {
            TimeoutSeconds = TimeoutSeconds ?? Db.NoTimeout,
            Variables = VariablesOf,
            Ended = Ended,
        };
        return Place.Plan.Steps;
    }

    /// <exception cref="ScriptFailedException">The message says what is in effect.</exception>
    public async Task ExecuteAsync(PlannedScript step)
    {
        using ScriptExecution execution = ScriptExecution.Of(_run!, step);
        await execution.RunAsync(Cancellation).ConfigureAwait(false);
    }

    /// <summary>Journals a script as applied without running it, with an entry in the audit.</summary>
    public Task MarkAsync(PlannedScript step) => new Repair(Place, new RepairRequest()).AdoptAsync(step, Cancellation);

    /// <summary>Ends what <see cref="BeginAsync"/> and <see cref="PlanAsync"/> have begun.</summary>
    public async Task EndAsync()
    {
        if (_run is not null)
            await _run.Sessions.DisposeAsync().ConfigureAwait(false);
        if (_guard is not null)
            await _guard.DisposeAsync().ConfigureAwait(false);
        if (_own is not null)
            await _own.DisposeAsync().ConfigureAwait(false);
        (_run, _guard) = (null, null);
        if (_own is not null)
            _place = _own = null;
    }

    /// <summary>What is replaced in a script.</summary>
    public IReadOnlyDictionary<string, string> VariablesOf(MigrationScript script)
    {
        IReadOnlyDictionary<string, string> names = Place.Tables.Names;
        if (script.Origin == ScriptOrigin.Bundled)
            return names;
        if (!ReplacesVariables)
            return new Dictionary<string, string>();
        Dictionary<string, string> all = new(Variables, StringComparer.OrdinalIgnoreCase);
        foreach ((string block, string name) in names)
            all[block] = name;
        return all;
    }

    async Task<IReadOnlyList<PlannedScript>> PlanMarkingAsync()
    {
        _guard = await Place.BeginAsync(LockTimeout, Report, () => { }, Cancellation).ConfigureAwait(false);
        return [.. Place.Plan.Scripts.Where(s => s.Script is { RunsAlways: false } && s.State is ScriptState.Pending or ScriptState.Partial or ScriptState.SessionLost or ScriptState.TableTaken or ScriptState.OutOfOrder)];
    }
}
