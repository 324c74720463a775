using IdentDbBridge.Data;
using IdentDbBridge.Dialects;
using Microsoft.Data.Sqlite;

namespace IdentDbBridge.Outbox;

/// <summary>The file of an outbox: how it is opened, and what its troubles mean.</summary>
sealed class OutboxFile(string path)
{
    const int Empty = 0;
    const int WithoutVersions = 1;
    const int Current = 2;

    readonly ConnectionTarget _target = Dialect.Parse("sqlite", new SqliteConnectionStringBuilder { DataSource = path }.ConnectionString);

    public string Path => path;

    public SqlCatalog Sql { get; } = new("sqlite", new Dictionary<string, string>());

    /// <exception cref="ConfigurationException">There is none, it is no outbox, or it cannot be used so.</exception>
    /// <exception cref="OutboxFullException">There is no room for it.</exception>
    public async Task<Db> OpenAsync(OutboxAccess access, CancellationToken cancellationToken)
    {
        if (access == OutboxAccess.Create)
            KeepFromOthers();
        else if (!File.Exists(path))
            throw new ConfigurationException(T($"There is no outbox {path}."));
        ConnectionTarget target = access == OutboxAccess.Look ? ForLooking() : _target;
        Db db = await Db.OpenAsync(target, access == OutboxAccess.Look ? ConnectionUse.Inspect : ConnectionUse.Run, cancellationToken).ConfigureAwait(false);
        try
        {
            int form = await ReadFormAsync(db, cancellationToken).ConfigureAwait(false);
            if (form != Current && form != WithoutVersions && (form != Empty || access != OutboxAccess.Create))
                throw IsNoOutbox(null);
            if (access != OutboxAccess.Look)
                await PrepareAsync(db, cancellationToken).ConfigureAwait(false);
            return db;
        }
        catch
        {
            await db.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Nothing is written, not even beside it.</summary>
    ConnectionTarget ForLooking()
    {
        // With a -wal file SQLite needs the -shm file beside it; without one it would make both, were it not told that nobody writes.
        bool isWritten = !HasEmptyWal;
        if (isWritten && !File.Exists(path + "-shm"))
            throw new ConfigurationException(T($"The outbox {path} has a -wal file, but no -shm file, as a copy has: it cannot be read without writing. A delivery, or the program itself, opens it."));
        string uri = new Uri(System.IO.Path.GetFullPath(path)).AbsoluteUri + (isWritten ? "?mode=ro&readonly_shm=1" : "?immutable=1");
        return new ConnectionTarget(_target.Dialect, new SqliteConnectionStringBuilder { DataSource = uri, Mode = SqliteOpenMode.ReadOnly }.ConnectionString, path, "", "", []);
    }

    /// <summary>Whether the -wal file, which keeps what was deleted for a while, holds nothing.</summary>
    public bool HasEmptyWal => new FileInfo(path + "-wal") is { Exists: false } or { Length: 0 };

    /// <summary>Whether records of this session say why they were refused.</summary>
    public async Task<bool> HasReasonsAsync(Db db, CancellationToken cancellationToken) =>
        await ReadFormAsync(db, cancellationToken).ConfigureAwait(false) == Current;

    /// <summary>An error of the file, in words that name it.</summary>
    public IdentDbException Translate(ServerException e) => e.Error.Number switch
    {
        // A full disk is one of these two; a quota or a limit of the process is the second.
        SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_IOERR => new OutboxFullException(path, e),
        SQLitePCL.raw.SQLITE_NOTADB => IsNoOutbox(e),
        _ => new ConfigurationException(T($"The outbox {path} cannot be used ({e.Error})."), e),
    };

    async Task PrepareAsync(Db db, CancellationToken cancellationToken)
    {
        await db.ExecuteAsync(Sql["outbox/prepare"], null, cancellationToken).ConfigureAwait(false);
        await db.InTransactionAsync(() => CreateAsync(db, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    async Task CreateAsync(Db db, CancellationToken cancellationToken)
    {
        if (await ReadFormAsync(db, cancellationToken).ConfigureAwait(false) == WithoutVersions)
            await db.ExecuteAsync(Sql["outbox/upgrade"], null, cancellationToken).ConfigureAwait(false);
        await db.ExecuteAsync(Sql["outbox/create"], null, cancellationToken).ConfigureAwait(false);
    }

    Task<int> ReadFormAsync(Db db, CancellationToken cancellationToken) =>
        db.ScalarAsync<int>(Sql["outbox/read-form"], null, cancellationToken);

    ConfigurationException IsNoOutbox(Exception? inner) => new(T($"The file {path} is no outbox."), inner);

    /// <summary>SQLite gives its other files the rights of the first.</summary>
    void KeepFromOthers()
    {
        // One that is there is not opened: to close it would free the locks of another outbox of this process on it.
        if (File.Exists(path))
            return;
        var create = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            new FileStream(path, create).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ConfigurationException(T($"The outbox file {path} cannot be created or opened. Name a file in a directory that exists and may be written."), e);
        }
    }
}
