namespace IdentDbBridge.Health.Clients;

/// <summary>One setting that a server lacks.</summary>
/// <param name="Name">As the configuration has it; null for a statement of T-SQL.</param>
/// <param name="Value">Its value; of T-SQL, the statement.</param>
/// <param name="Reason">One sentence why.</param>
/// <param name="IsOptional">Whether it is only for some clinics: it is printed as a comment.</param>
public sealed record ServerSetting(string? Name, string Value, string Reason, bool IsOptional = false)
{
    /// <summary>The line of the configuration, or the statement.</summary>
    public string Line => Name is null ? Value : $"{Name} = {Value}";
}
