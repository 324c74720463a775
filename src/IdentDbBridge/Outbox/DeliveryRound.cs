namespace IdentDbBridge.Outbox;

/// <summary>What one round of delivery came to.</summary>
/// <param name="Delivered">Records that are on the server now.</param>
/// <param name="SetAside">Records that cannot be delivered.</param>
/// <param name="Error">What stopped it; null when nothing did.</param>
/// <param name="MayHaveMore">Whether another round at once is worth while.</param>
sealed record DeliveryRound(int Delivered, int SetAside, IdentDbException? Error, bool MayHaveMore);
