namespace IdentDbBridge.Gateway.Http;

/// <summary>Metadata of an endpoint that a browser shows: its Content-Security-Policy.</summary>
sealed record ContentPolicy(string Text);
