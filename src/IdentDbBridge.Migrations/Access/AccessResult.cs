namespace IdentDbBridge.Access;

/// <summary>What was done to an account.</summary>
/// <param name="Account">The user; on MySQL with its host.</param>
/// <param name="Created">Whether the account was made; null where the login may not see the accounts that were there.</param>
/// <param name="Dropped">Whether it was dropped.</param>
/// <param name="Statements">The rights given or taken, as the server was told.</param>
public sealed record AccessResult(string Account, bool? Created, bool Dropped, IReadOnlyList<string> Statements)
{
    /// <summary>How the account logs in, on MySQL and MariaDB; null where that is not told.</summary>
    public string? Authentication { get; init; }
}
