namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>One request of a sender.</summary>
sealed record SentMessage(string Body, string Type)
{
    public string Path { get; init; } = "";

    public string Query { get; init; } = "";

    public string? Signature { get; init; }

    public static SentMessage Json(string body) => new(body, "application/json; charset=utf-8");

    public static SentMessage Form(string body, string query = "") => new(body, "application/x-www-form-urlencoded") { Query = query };
}
