namespace IdentDbBridge.Rules;

/// <summary>The rules by stable words. Sources: IDENT's integration pages, but where another is named.</summary>
public static class RuleNames
{
    /// <summary>The field must be there.</summary>
    public const string Required = "required";

    /// <summary>Text no longer than its column (decision 3), in UTF-16 units: SQL Server counts those, and the others fewer.</summary>
    public const string Length = "length";

    /// <summary>No control characters and no broken surrogate pairs in what must not be changed (decision 6).</summary>
    public const string Characters = "characters";

    /// <summary>One complete phone number.</summary>
    public const string Phone = "phone";

    /// <summary>In or out.</summary>
    public const string Direction = "direction";

    /// <summary>Seconds are not negative.</summary>
    public const string NotNegative = "not-negative";

    /// <summary>A call begins, is answered and ends in this order.</summary>
    public const string CallOrder = "call-order";

    /// <summary>Either the full name or its parts.</summary>
    public const string OneName = "one-name";

    /// <summary>A wished time does not end before it begins.</summary>
    public const string PlanOrder = "plan-order";

    /// <summary>A wished time is at most 12 hours long.</summary>
    public const string PlanLength = "plan-length";

    /// <summary>Times of the years 2000 to 2199: IDENT's window ends on 2200-01-01 (decision 6).</summary>
    public const string Years = "years";

    /// <summary>Times are clinic-local, and one marked as UTC is not.</summary>
    public const string LocalTime = "local-time";
}
