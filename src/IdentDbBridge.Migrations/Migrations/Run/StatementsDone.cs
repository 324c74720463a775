using System.Text;
using IdentDbBridge.Data;
using IdentDbBridge.Installed;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Run;

/// <summary>How far a script came in its session, and the entry of that in the journal, written in the script's own transaction.</summary>
sealed class StatementsDone(Db db, SqlCatalog sql, MigrationScript script) : IDisposable
{
    // "Table was not locked with LOCK TABLES", and a transaction that may only read.
    static readonly int[] CannotBeWrittenHere = [1100, 1792];

    readonly StatementsHash _hash = new();

    /// <summary>How many statements have run.</summary>
    public int Count { get; private set; }

    /// <summary>Of those that have run; null for none.</summary>
    public string? Checksum { get; private set; }

    public void Dispose() => _hash.Dispose();

    /// <summary>Takes those of an earlier run as run.</summary>
    public void Resume(int count, string? checksum)
    {
        for (int i = 0; i < count; i++)
            _hash.Append(script.Statements[i]);
        (Count, Checksum) = (count, checksum);
    }

    /// <summary>The checksum when the next statement has run, too.</summary>
    public string WithNext()
    {
        _hash.Append(script.Statements[Count]);
        return _hash.Current;
    }

    /// <summary>The next statement has run.</summary>
    /// <param name="checksum">By <see cref="WithNext"/>.</param>
    public void HasRun(string checksum) => (Count, Checksum) = (Count + 1, checksum);

    /// <summary>The next statements have run.</summary>
    public void HaveRun(int count)
    {
        for (int i = 0; i < count; i++)
            _hash.Append(script.Statements[Count + i]);
        if (count > 0)
            (Count, Checksum) = (Count + count, _hash.Current);
    }

    /// <summary>Writes the entry in the open transaction.</summary>
    public Task WriteAsync() => WriteAsync(Count, Checksum);

    /// <inheritdoc cref="TryWriteAsync(int, string?)"/>
    public Task<bool> TryWriteAsync() => TryWriteAsync(Count, Checksum);

    /// <summary>Writes the entry in the open transaction; false when that takes no such write.</summary>
    public async Task<bool> TryWriteAsync(int count, string? checksum)
    {
        try
        {
            await WriteAsync(count, checksum).ConfigureAwait(false);
            return true;
        }
        catch (ServerException e) when (CannotBeWrittenHere.Contains(e.Error.Number))
        {
            return false;
        }
    }

    async Task WriteAsync(int count, string? checksum)
    {
        if (script.RunsAlways)
            return;
        (string Name, object? Value)[] values =
            [("StatementsDone", count), ("DoneChecksum", checksum), ("ScriptNameHex", Convert.ToHexString(Encoding.UTF8.GetBytes(script.Name)))];
        if (await db.ExecuteAsync(sql["groups/advance"], values, CancellationToken.None).ConfigureAwait(false) != 1)
            throw MigrationJournal.ChangedByOthers(script.Name);
    }
}
