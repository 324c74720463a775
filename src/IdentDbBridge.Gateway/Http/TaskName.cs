namespace IdentDbBridge.Gateway.Http;

/// <summary>Which task of the exchange an endpoint serves: its runs are remembered under it.</summary>
/// <param name="Name">One of the constants.</param>
sealed record TaskName(string Name)
{
    /// <summary>IDENT asks for tickets.</summary>
    public const string Tickets = "tickets";

    /// <summary>IDENT asks for finished calls.</summary>
    public const string Calls = "calls";

    /// <summary>IDENT asks for calls that go on.</summary>
    public const string OngoingCalls = "ongoing-calls";

    /// <summary>IDENT uploads its schedule.</summary>
    public const string Schedule = "schedule";

    /// <summary>A site or a phone system sends.</summary>
    public const string Intake = "intake";
}
