namespace IdentDbBridge.ServerTests.Outbox;

/// <summary>What keeps the server from taking some writes: a right taken away, a trigger that refuses, a table that is gone.</summary>
/// <param name="Table">Where.</param>
/// <param name="IsRight">Whether it is about a right.</param>
/// <param name="Put">The statements that put it in the way.</param>
/// <param name="Clear">Those that clear it away.</param>
sealed record Obstacle(string Table, bool IsRight, IReadOnlyList<string> Put, IReadOnlyList<string> Clear)
{
    static readonly string[] Tables = ["IDENT_Tickets", "IDENT_OngoingCalls", "IDENT_FinishedCalls", "IdentBridge_Calls"];

    /// <summary>A table goes last: what is gone takes no trigger, nor is there a right to it.</summary>
    public int Weight => IsRight ? 0 : Put[0].Contains("_gone", StringComparison.Ordinal) ? 2 : 1;

    public static Obstacle Make(Random random, string provider, string login, string name)
    {
        string table = Tables[random.Next(Tables.Length)];
        return random.Next(3) switch
        {
            0 when provider != "sqlite" => Right(table, random, login),
            1 => Gone(table, provider),
            _ => Trigger(table == "IdentBridge_Calls" ? "IDENT_Tickets" : table, random, provider, name),
        };
    }

    static Obstacle Right(string table, Random random, string login)
    {
        string right = new[] { "INSERT", "UPDATE", "SELECT" }[random.Next(3)];
        return new(table, true, [$"REVOKE {right} ON {table} FROM {login}"], [$"GRANT {right} ON {table} TO {login}"]);
    }

    static Obstacle Gone(string table, string provider) => provider == "mssql"
        ? new(table, false, [$"EXEC sp_rename '{table}', '{table}_gone', 'OBJECT'"], [$"EXEC sp_rename '{table}_gone', '{table}', 'OBJECT'"])
        : new(table, false, [$"ALTER TABLE {table} RENAME TO {table}_gone"], [$"ALTER TABLE {table}_gone RENAME TO {table}"]);

    /// <summary>Refuses all rows, or those whose id ends so; its text holds values of the row.</summary>
    static Obstacle Trigger(string table, Random random, string provider, string name)
    {
        string id = table == "IDENT_Tickets" ? "Id" : "LineDescription";
        string phone = table == "IDENT_Tickets" ? "ClientPhone" : "PhoneFrom";
        string like = new[] { "%", "%-0", "%-1" }[random.Next(3)];
        string put = provider switch
        {
            "sqlite" => $"CREATE TRIGGER {name} BEFORE INSERT ON {table} WHEN NEW.{id} LIKE '{like}' BEGIN SELECT RAISE(ABORT, 'refused'); END",
            "mssql" => $"CREATE TRIGGER {name} ON {table} AFTER INSERT AS BEGIN IF EXISTS (SELECT 1 FROM inserted WHERE {id} LIKE '{like}') THROW 51000, N'{OutboxWay.Marker}', 1; END",
            _ => $"CREATE TRIGGER {name} BEFORE INSERT ON {table} FOR EACH ROW IF NEW.{id} LIKE '{like}' THEN SET @said = CONCAT('нет: ', NEW.{id}, ' ', NEW.{phone}); SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1644, MESSAGE_TEXT = @said; END IF",
        };
        return new(table, false, [put], [$"DROP TRIGGER {name}"]);
    }
}
