using System.Data;
using DbUp.Engine;
using DbUp.Engine.Output;
using DbUp.Engine.Transactions;
using IdentDbBridge.Data;
using IdentDbBridge.Migrations.Run;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Engine;

/// <summary>The connections of an upgrade: the journal's, a new session for each script, and the run lock's.</summary>
sealed class GuardedConnection(Upgrade upgrade) : IConnectionManager
{
    MigrationSession? _own;

    public Upgrade Upgrade => upgrade;

    public TransactionMode TransactionMode { get; set; }

    public bool IsScriptOutputLogged { get; set; }

    public int? ExecutionTimeoutSeconds { get; set; }

    /// <exception cref="ConfigurationException">A transaction that cannot hold here.</exception>
    public IDisposable OperationStarting(IUpgradeLog upgradeLog, List<SqlScript> executedScripts)
    {
        RefuseTransaction();
        Waiting.For(BeginAsync);
        return new Operation(this);
    }

    public void ExecuteCommandsWithManagedConnection(Action<Func<IDbCommand>> action) =>
        ExecuteCommandsWithManagedConnection(commands =>
        {
            action(commands);
            return true;
        });

    /// <summary>For scripts that are code, and whoever else asks: on a session of their own, opened when the first command is wanted.</summary>
    public T ExecuteCommandsWithManagedConnection<T>(Func<Func<IDbCommand>, T> actionWithResult)
    {
        ScriptSessions? sessions = null;
        try
        {
            return actionWithResult(() =>
            {
                sessions ??= new ScriptSessions(upgrade.Target, upgrade.Place.Sql, upgrade.Place.Session);
                Db db = Waiting.For(() => sessions.CurrentAsync(upgrade.Cancellation));
                System.Data.Common.DbCommand command = db.Connection.CreateCommand();
                command.CommandTimeout = ExecutionTimeoutSeconds ?? command.CommandTimeout;
                return command;
            });
        }
        finally
        {
            if (sessions is not null)
                Waiting.For(() => sessions.DisposeAsync().AsTask());
        }
    }

    public IEnumerable<string> SplitScriptIntoCommands(string scriptContents) => upgrade.Target.Dialect.Splitter.Split(scriptContents).Select(s => s.Text);

    public bool TryConnect(IUpgradeLog upgradeLog, out string errorMessage)
    {
        try
        {
            Db db = Waiting.For(() => Db.OpenAsync(upgrade.Target, ConnectionUse.Inspect, upgrade.Cancellation));
            Waiting.For(() => db.DisposeAsync().AsTask());
            errorMessage = "";
            return true;
        }
        catch (IdentDbException e)
        {
            errorMessage = e.Message;
            return false;
        }
    }

    /// <summary>Opens the database, unless a migrator has done that.</summary>
    async Task BeginAsync()
    {
        if (upgrade.Place is not null)
            return;
        if (upgrade.Purpose != UpgradePurpose.Look)
            SystemDatabases.Refuse(upgrade.Target);
        ConnectionUse use = upgrade.Purpose == UpgradePurpose.Look ? ConnectionUse.Inspect : ConnectionUse.Run;
        upgrade.Place = _own = await MigrationSession.OpenAsync(upgrade.Target, use, upgrade.Tables, upgrade.SameName, upgrade.Cancellation).ConfigureAwait(false);
    }

    /// <summary>Ends the sessions of the scripts, gives the lock back, and closes what it has opened.</summary>
    async Task EndAsync()
    {
        if (upgrade.Run is not null)
            await upgrade.Run.Sessions.DisposeAsync().ConfigureAwait(false);
        if (upgrade.Guard is not null)
            await upgrade.Guard.DisposeAsync().ConfigureAwait(false);
        if (_own is not null)
            await _own.DisposeAsync().ConfigureAwait(false);
        (upgrade.Run, upgrade.Guard) = (null, null);
        if (_own is not null)
            (upgrade.Place, _own) = (null!, null);
    }

    void RefuseTransaction()
    {
        if (TransactionMode is TransactionMode.SingleTransaction or TransactionMode.SingleTransactionAlwaysRollback)
            throw new ConfigurationException(T($"One transaction over all scripts cannot hold: each script begins with a session of its own. Leave WithTransaction and WithTransactionAlwaysRollback out; GetScriptsToExecute tells what would be run."));
        if (TransactionMode == TransactionMode.TransactionPerScript && !upgrade.Target.Dialect.TransactionalDdl)
            throw new ConfigurationException(T($"A transaction for each script cannot hold on MySQL and MariaDB: they commit each CREATE, ALTER and DROP at once. Leave WithTransactionPerScript out; a script that fails goes on where it stopped."));
    }

    sealed class Operation(GuardedConnection connection) : IDisposable
    {
        public void Dispose() => Waiting.For(connection.EndAsync);
    }
}
