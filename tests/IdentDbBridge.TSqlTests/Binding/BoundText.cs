namespace IdentDbBridge.TSqlTests.Binding;

/// <summary>A batch of T-SQL as a server gets it.</summary>
/// <param name="Name">Where it is written.</param>
/// <param name="Text">Without GO.</param>
sealed record BoundText(string Name, string Text)
{
    /// <summary>Why it cannot stand in a procedure, and is parsed only; null when it can.</summary>
    public string? Exception => Name switch
    {
        "sql/database/create" or "sql/checks-mssql/set-auto-close" or "sql/checks-mssql/set-snapshot" => "names a database, and has no name of a table or column",
        // A contained user in a model of a database that is not contained.
        "sql/accounts/create-contained" => "makes a user of a contained database, which the model is not",
        _ => null,
    };
}
