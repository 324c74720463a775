namespace IdentDbBridge.Health.Clients;

/// <summary>A row of SHOW COLLATION. MariaDB has some for every character set, without a number and a set of their own.</summary>
sealed class CollationRow
{
    public string Collation { get; set; } = "";

    public string? Charset { get; set; }

    public long? Id { get; set; }
}
