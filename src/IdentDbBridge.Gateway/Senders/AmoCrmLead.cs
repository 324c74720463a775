namespace IdentDbBridge.Gateway.Senders;

/// <summary>A lead, as amoCRM gives it when it is asked.</summary>
/// <param name="CreatedAt">When it was made; null where that is not told.</param>
/// <param name="HasContact">Whether somebody belongs to it already.</param>
/// <param name="Fields">Its fields and those of its contact.</param>
sealed record AmoCrmLead(DateTimeOffset? CreatedAt, bool HasContact, IReadOnlyList<KeyValuePair<string, string>> Fields);
