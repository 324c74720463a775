using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using IdentDbBridge.Data;
using IdentDbBridge.Sessions;

namespace IdentDbBridge.Outbox;

/// <summary>Records that are on their way into the file. Whoever has it to himself writes all of them, with one sync of the disk.</summary>
sealed class OutboxAdditions(OutboxOptions options, OutboxFile file, TimeProvider time)
{
    // Of what is left of the limit, one in so many records is let in before the next count: counting reads the whole file, and other processes write, too.
    const int CountEvery = 8;

    readonly ConcurrentQueue<OutboxAddition> _waiting = new();
    long _room;
    bool _isWriting;

    /// <summary>Ends when it is in the file.</summary>
    /// <param name="write">What is to be in it.</param>
    /// <param name="run">Runs work on the file, one at a time.</param>
    /// <param name="cancellationToken">Gives it up, unless it is being written.</param>
    public async Task AddAsync(ExchangeWrite write, Func<Func<Db, SqlCatalog, Task<bool>>, Task<bool>> run, CancellationToken cancellationToken)
    {
        var addition = new OutboxAddition(write);
        _waiting.Enqueue(addition);
        if (!Interlocked.Exchange(ref _isWriting, true))
            _ = Task.Run(() => WriteAllAsync(run), CancellationToken.None);
        try
        {
            await addition.Settled.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!addition.TryTake())
        {
            // It is being written.
            await addition.Settled.ConfigureAwait(false);
        }
    }

    /// <summary>Until none waits. Whoever waits for one of them is not held up by the others, nor decides for them.</summary>
    async Task WriteAllAsync(Func<Func<Db, SqlCatalog, Task<bool>>, Task<bool>> run)
    {
        do
        {
            while (!_waiting.IsEmpty)
            {
                try
                {
                    await run(WriteAsync).ConfigureAwait(false);
                }
                catch (Exception e)
                {
                    // The file itself: each is told.
                    Take().ForEach(addition => addition.Fail(e));
                }
            }

            Interlocked.Exchange(ref _isWriting, false);
        }
        while (!_waiting.IsEmpty && !Interlocked.Exchange(ref _isWriting, true));
    }

    async Task<bool> WriteAsync(Db db, SqlCatalog sql)
    {
        List<OutboxAddition> taken = Take();
        try
        {
            List<OutboxAddition> added = [];
            foreach (OutboxAddition addition in taken)
            {
                if (await HasRoomAsync(db, sql, added.Count).ConfigureAwait(false))
                    added.Add(addition);
                else
                    addition.Fail(new OutboxFullException(options.Path, options.MaxRecords));
            }

            if (added.Count == 1)
                await AddAsync(db, sql, added).ConfigureAwait(false);
            else if (added.Count > 1)
                await db.InTransactionAsync(() => AddAsync(db, sql, added), CancellationToken.None).ConfigureAwait(false);
            added.ForEach(addition => addition.Succeed());
        }
        catch (Exception e)
        {
            taken.ForEach(addition => addition.Fail(e is ServerException known ? file.Translate(known) : e));
        }

        return true;
    }

    List<OutboxAddition> Take()
    {
        List<OutboxAddition> taken = [];
        while (_waiting.TryDequeue(out OutboxAddition? next))
        {
            if (next.TryTake())
                taken.Add(next);
        }

        return taken;
    }

    /// <summary>One command for all: it is compiled once, and on one thread.</summary>
    Task AddAsync(Db db, SqlCatalog sql, List<OutboxAddition> additions) => db.RunAsync(
        async () =>
        {
            DbCommand command = db.Connection.CreateCommand();
            await using ConfiguredAsyncDisposable end = command.ConfigureAwait(false);
#pragma warning disable CA2100 // The statement comes from a file of sql/; values are parameters.
            command.CommandText = sql["outbox/add"];
#pragma warning restore CA2100
            command.Transaction = db.Transaction;
            foreach (OutboxAddition addition in additions)
            {
                command.Parameters.Clear();
                Add(command, "Key", addition.Write.Key);
                Add(command, "Kind", addition.Write.Kind);
                Add(command, "Version", OutboxJson.Version);
                Add(command, "Body", addition.Body);
                Add(command, "NowUtc", time.GetUtcNow().UtcDateTime);
                await command.ExecuteNonQueryAsync().ConfigureAwait(false);
            }
        },
        CancellationToken.None);

    static void Add(DbCommand command, string name, object value)
    {
        DbParameter parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@" + name, value);
        command.Parameters.Add(parameter);
    }

    /// <param name="db">The file.</param>
    /// <param name="sql">Its statements.</param>
    /// <param name="coming">Those that are let in already, and not in the file yet.</param>
    async Task<bool> HasRoomAsync(Db db, SqlCatalog sql, int coming)
    {
        if (--_room >= 0)
            return true;
        long left = options.MaxRecords - coming - await db.ScalarAsync<long>(sql["outbox/count"], null, CancellationToken.None).ConfigureAwait(false);
        _room = Math.Max(0, left / CountEvery);
        return left > 0;
    }
}
