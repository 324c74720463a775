namespace IdentDbBridge.Gateway.Senders;

/// <summary>What was sent cannot become a call or a ticket. The reason holds none of its values.</summary>
sealed class UnusableException(string reason) : Exception(reason);
