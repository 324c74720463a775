namespace IdentDbBridge.Ident;

/// <summary>A call as IDENT finds it, whatever it holds: the tables of a clinic's own may have no rules.</summary>
public sealed class SeenCall
{
    /// <summary>The clinic's wall clock.</summary>
    public DateTime DateAndTime { get; set; }

    /// <summary><c>in</c> or <c>out</c>, unless somebody wrote something else.</summary>
    public string? Direction { get; set; }

    /// <summary>Who called; a hidden caller has no number.</summary>
    public string? PhoneFrom { get; set; }

    /// <summary>Who was called.</summary>
    public string? PhoneTo { get; set; }
}
