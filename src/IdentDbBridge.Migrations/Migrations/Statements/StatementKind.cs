namespace IdentDbBridge.Migrations.Statements;

/// <summary>What a statement of MySQL or MariaDB does to the transaction, the settings and the locks of its session.</summary>
enum StatementKind
{
    /// <summary>INSERT, REPLACE, UPDATE or DELETE in the script's own database: a transaction can take it back.</summary>
    Dml,

    /// <summary>Changes rows, but perhaps some that no transaction takes back: of another database, of a file, by a common table expression.</summary>
    OtherDml,

    /// <summary>SET of @variables only.</summary>
    Variables,

    /// <summary>SET of anything else.</summary>
    Settings,

    /// <summary>SELECT, SHOW, PREPARE and their kin: leaves transaction, settings and locks as they are.</summary>
    Neutral,

    /// <summary>Commits what is open, and then itself.</summary>
    Ddl,

    /// <summary>Begins a transaction; ends table locks.</summary>
    Begin,

    /// <summary>COMMIT.</summary>
    Commit,

    /// <summary>ROLLBACK.</summary>
    Rollback,

    /// <summary>LOCK TABLES: commits what is open.</summary>
    Lock,

    /// <summary>UNLOCK TABLES.</summary>
    Unlock,

    /// <summary>CALL, EXECUTE, XA and all that is not known: only the server can tell.</summary>
    Unknown,
}
