namespace IdentDbBridge.Data;

/// <summary>What a connection is for.</summary>
enum ConnectionUse
{
    /// <summary>Short work of the library: from the pool.</summary>
    Pooled,

    /// <summary>Like it, for taking in many rows: MySQL may then load them from this machine. Only for work that does, since such a connection trusts the server more.</summary>
    Bulk,

    /// <summary>Reading by a tool: not from the pool; creates nothing.</summary>
    Inspect,

    /// <summary>A run that may write DDL or hold a lock: not from the pool; a SQLite file is created when it is missing.</summary>
    Run,

    /// <summary>Creating the database: the server without it, where there is one; not from the pool.</summary>
    Server,
}
