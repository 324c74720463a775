namespace IdentDbBridge.Errors;

/// <summary>What can be done about an error or a finding.</summary>
public enum RemedyKind
{
    /// <summary>Bring the database up to date. <see cref="Remedy.Name"/> is the block of a table that is not there, for which another name could be given instead; null otherwise.</summary>
    ApplyScripts,

    /// <summary>Look at where each script stands.</summary>
    ShowStatus,

    /// <summary>Accept a script that differs from the journal: <see cref="Remedy.Name"/>. <see cref="Remedy.Value"/> is the number of its statements to record as done; null for none.</summary>
    AcceptScript,

    /// <summary>Record the checksums of scripts that DbUp applied.</summary>
    RecordChecksums,

    /// <summary>Take over tables that were made by hand; <see cref="Remedy.Name"/> is one of them, or null.</summary>
    AdoptTables,

    /// <summary>Compare the tables with the shipped ones, which shows the statements that repair them.</summary>
    CompareSchema,

    /// <summary>Write the scripts as one SQL file.</summary>
    WriteScript,

    /// <summary>Create the database.</summary>
    CreateDatabase,

    /// <summary>Connect as the login that owns the database.</summary>
    UseOwner,

    /// <summary>Give a login the rights of IDENT: <see cref="Remedy.Name"/>, on MySQL and MariaDB from the host <see cref="Remedy.Value"/>.</summary>
    GrantIdent,

    /// <summary>Give the new account a password.</summary>
    GivePassword,

    /// <summary>Give IDENT an account that logs in by mysql_native_password.</summary>
    GrantNative,

    /// <summary>Look at the database with IDENT's login, as the driver within IDENT meets it.</summary>
    CheckAsIdent,

    /// <summary>Delete calls and tickets that are older than <see cref="Remedy.Value"/> days.</summary>
    DeleteOld,

    /// <summary>Read the schedule, to see whether it is current.</summary>
    ReadSchedule,

    /// <summary>Look at what waits in the outbox.</summary>
    ShowOutbox,

    /// <summary>Give the name of an exchange table: <see cref="Remedy.Name"/> is the block, <see cref="Remedy.Value"/> the table, or null where that is not known.</summary>
    NameTable,

    /// <summary>Set a property of the options: <see cref="Remedy.Name"/>, to <see cref="Remedy.Value"/>, or null where only the user knows the value.</summary>
    SetOption,
}
