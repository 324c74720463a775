using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Cli.Simulate;
using IdentDbBridge.Import;

namespace IdentDbBridge.Tests.Cli;

/// <summary>Documents are made without the serializer, and are what it would make.</summary>
public sealed class Documents
{
    static readonly JsonSerializerOptions Serializer = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static IEnumerable<TheoryDataRow<string, object>> Values =>
    [
        new("plain values", new { Text = "Щёголева «А» \\ \" \n", Yes = true, No = (bool?)null, Number = -5, Long = 12345678901L, Part = 0.5, Money = 1.10m, Nothing = (string?)null }),
        new("times", new { Local = new DateTime(2026, 3, 2, 9, 5, 7), Utc = new DateTime(2026, 3, 2, 9, 5, 7, DateTimeKind.Utc), At = new DateTimeOffset(2026, 3, 2, 9, 5, 7, 120, TimeSpan.FromHours(7)), Long = new TimeSpan(1, 2, 3, 4, 500) }),
        new("names", new { Kind = ServerErrorKind.ConnectionLost, None = (ServerErrorKind?)null, URLPath = "x", Id2 = 1 }),
        new("lists and dictionaries", new { List = (int[])[1, 2], Empty = Array.Empty<string>(), Map = new Dictionary<string, object?> { ["Tickets"] = 1, ["o b"] = null }, Inner = (object[])[new { A = 1 }, "b", null!] }),
        new("a type that has one of its own kind", new Warnings(1, 2, 3)),
        new("a value type", new AddResult(3, 4)),
        new("what an import saw", ImportSight.None),
        new("members that are not told", new Hidden()),
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void Are_those_of_the_serializer(string what, object value) =>
        Assert.True(JsonSerializer.Serialize(value, Serializer) == JsonDocuments.Of(value)!.ToJsonString(Serializer), $"{what}: {JsonDocuments.Of(value)!.ToJsonString(Serializer)}");

    [Fact]
    public void Hold_other_documents()
    {
        var inner = new JsonObject { ["a"] = 1 };
        Assert.Equal("""{"inner":{"a":1}}""", JsonDocuments.Of(new { inner })!.ToJsonString());
        Assert.Null(inner.Parent);
        Assert.Null(JsonDocuments.Of(null));
    }

    [Fact]
    public void Have_no_values_of_unforeseen_kinds()
    {
        Assert.Throws<NotSupportedException>(() => JsonDocuments.Of(new { Byte = (byte)1 }));
        Assert.Throws<NotSupportedException>(() => JsonDocuments.Of(new object()));
    }

    sealed class Hidden
    {
        public static Hidden One { get; } = new();

        public int Told { get; } = 1;

        [JsonIgnore]
        public int NotTold { get; } = 2;
    }
}
