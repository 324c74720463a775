namespace IdentDbBridge.Outbox;

/// <summary>What one round of delivery came to.</summary>
/// <param name="Delivered">Records that are on the server now.</param>
/// <param name="SetAside">Records that cannot be delivered.</param>
/// <param name="Refused">Records that the server did not take, and that are tried again later.</param>
/// <param name="Error">What stopped it; null when nothing did.</param>
/// <param name="Found">Records that were due; when there were any, another round is worth while.</param>
/// <param name="IsBusy">Another process is delivering, so this one did nothing.</param>
sealed record DeliveryRound(int Delivered, int SetAside, int Refused, IdentDbException? Error, int Found, bool IsBusy = false)
{
    /// <summary>Nothing was due.</summary>
    public static readonly DeliveryRound Nothing = new(0, 0, 0, null, 0);

    /// <summary>Records that had been set aside and are out of date: the server has taken a later one that says the same of the same call or ticket.</summary>
    public int Overtaken { get; init; }

    public static DeliveryRound Stopped(IdentDbException error) => Nothing with { Error = error };
}
