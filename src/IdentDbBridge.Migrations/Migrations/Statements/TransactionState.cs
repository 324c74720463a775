namespace IdentDbBridge.Migrations.Statements;

/// <summary>What the statements of a script say about the transaction and the table locks of their session.</summary>
sealed class TransactionState
{
    /// <summary>A transaction that the script has begun is open.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Each statement is committed by itself.</summary>
    public bool AutoCommits { get; private set; } = true;

    /// <summary>By LOCK TABLES: only those tables can be used, and a transaction that begins frees them.</summary>
    public bool HoldsTables { get; private set; }

    /// <summary>The last statement may have begun or ended a transaction; only the server knows.</summary>
    public bool IsInDoubt { get; private set; }

    /// <summary>Told of each statement that has run.</summary>
    public void Saw(StatementKind kind, string statement)
    {
        if (kind == StatementKind.Unlock && HoldsTables)
            IsOpen = false;
        HoldsTables = kind switch
        {
            StatementKind.Lock => true,
            StatementKind.Unlock or StatementKind.Begin => false,
            StatementKind.Unknown => HoldsTables || Says(statement, "LOCK"),
            _ => HoldsTables,
        };
        if (kind is StatementKind.Ddl or StatementKind.Lock or StatementKind.Commit or StatementKind.Rollback)
            IsOpen = IsInDoubt = false;
        else if (kind == StatementKind.Begin)
            (IsOpen, IsInDoubt) = (true, false);
        else if (kind == StatementKind.Unknown || (kind == StatementKind.Settings && (Says(statement, "AUTOCOMMIT") || Says(statement, "COMPLETION_TYPE"))))
            IsInDoubt = true;
        else if (kind is StatementKind.Dml or StatementKind.OtherDml or StatementKind.Neutral)
            IsOpen |= !AutoCommits;
    }

    /// <summary>What the server says.</summary>
    public void Heard(bool isOpen, bool autoCommits) => (IsOpen, AutoCommits, IsInDoubt) = (isOpen, autoCommits, false);

    /// <summary>A COMMIT of ours has ended it.</summary>
    public void Committed() => IsOpen = false;

    static bool Says(string statement, string word) => statement.Contains(word, StringComparison.OrdinalIgnoreCase);
}
