using System.Text.Json;

namespace IdentDbBridge.Gateway.Settings;

/// <summary>Where in the bytes of a file the administrator stands.</summary>
/// <param name="IsThere">Whether there is such an object.</param>
/// <param name="Inside">Right behind the brace that opens it, or, where it is not there, that of the file.</param>
/// <param name="IsEmpty">Whether nothing else stands in that object.</param>
/// <param name="HashStart">Where the hash begins, with its quote; null for none.</param>
/// <param name="HashEnd">Behind it.</param>
/// <param name="User">The name; null for none.</param>
sealed record AdminPlace(bool IsThere, int Inside, bool IsEmpty, int? HashStart, int HashEnd, string? User)
{
    public static AdminPlace Find(byte[] file)
    {
        int mark = file.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var json = new Utf8JsonReader(file.AsSpan(mark), new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        json.Read();
        int root = mark + (int)json.BytesConsumed;
        bool isEmpty = true;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            isEmpty = false;
            bool isAdmin = Is(json, "admin");
            json.Read();
            if (isAdmin && json.TokenType == JsonTokenType.StartObject)
                return Within(ref json, mark);
            json.Skip();
        }

        return new AdminPlace(false, root, isEmpty, null, 0, null);
    }

    static AdminPlace Within(ref Utf8JsonReader json, int mark)
    {
        int inside = mark + (int)json.BytesConsumed;
        var place = new AdminPlace(true, inside, true, null, 0, null);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isHash = Is(json, "passwordHash"), isUser = Is(json, "user");
            json.Read();
            place = place with { IsEmpty = false };
            if (isUser && json.TokenType == JsonTokenType.String)
                place = place with { User = json.GetString() };
            if (isHash && json.TokenType == JsonTokenType.String)
                place = place with { HashStart = mark + (int)json.TokenStartIndex, HashEnd = mark + (int)json.BytesConsumed };
            json.Skip();
        }

        return place;
    }

    static bool Is(in Utf8JsonReader json, string name) => string.Equals(json.GetString(), name, StringComparison.OrdinalIgnoreCase);
}
