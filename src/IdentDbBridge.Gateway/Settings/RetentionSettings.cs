namespace IdentDbBridge.Gateway.Settings;

/// <summary>How long a clinic keeps what it has exchanged.</summary>
/// <param name="CallsDays">Finished calls; null for ever.</param>
/// <param name="TicketsDays">Tickets; null for ever.</param>
/// <param name="At">When older ones are deleted, by the clinic's clock.</param>
public sealed record RetentionSettings(int? CallsDays, int? TicketsDays, TimeOnly At);
