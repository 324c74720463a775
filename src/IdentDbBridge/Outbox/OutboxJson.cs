using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using IdentDbBridge.Calls;
using IdentDbBridge.Sessions;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Outbox;

/// <summary>The form of a word in the file. The names of the kinds stay: a later version reads what an earlier one has kept.</summary>
static partial class OutboxJson
{
    /// <summary>Of the form that is written. A change of it takes the next number, and reads the earlier ones as well.</summary>
    public const int Version = 1;

    static readonly JsonTypeInfo<ExchangeWrite> Form = (JsonTypeInfo<ExchangeWrite>)new JsonSerializerOptions
    {
        TypeInfoResolver = Members.Default.WithAddedModifier(AddKinds),
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    }.GetTypeInfo(typeof(ExchangeWrite));

    public static string Write(ExchangeWrite write) => JsonSerializer.Serialize(write, Form);

    /// <exception cref="JsonException">Not such a body; a field that is not known is an error, too.</exception>
    public static ExchangeWrite? Read(string body) => JsonSerializer.Deserialize(body, Form);

    static void AddKinds(JsonTypeInfo info)
    {
        if (info.Type != typeof(ExchangeWrite))
            return;
        info.PolymorphismOptions = new JsonPolymorphismOptions
        {
            DerivedTypes =
            {
                new JsonDerivedType(typeof(StartCall), "start-call"),
                new JsonDerivedType(typeof(AnswerCall), "answer-call"),
                new JsonDerivedType(typeof(FinishCall), "finish-call"),
                new JsonDerivedType(typeof(AddFinishedCall), "add-call"),
                new JsonDerivedType(typeof(SetRecordUrl), "set-record-url"),
                new JsonDerivedType(typeof(AddTicket), "add-ticket"),
                new JsonDerivedType(typeof(CorrectTicket), "correct-ticket"),
            },
        };
    }

    [JsonSerializable(typeof(ExchangeWrite))]
    [JsonSerializable(typeof(StartCall))]
    [JsonSerializable(typeof(AnswerCall))]
    [JsonSerializable(typeof(FinishCall))]
    [JsonSerializable(typeof(AddFinishedCall))]
    [JsonSerializable(typeof(SetRecordUrl))]
    [JsonSerializable(typeof(AddTicket))]
    [JsonSerializable(typeof(CorrectTicket))]
    sealed partial class Members : JsonSerializerContext;
}
