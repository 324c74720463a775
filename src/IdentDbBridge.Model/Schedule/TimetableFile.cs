using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace IdentDbBridge.Schedule;

/// <summary>A schedule in IDENT's own JSON form: <c>Doctors</c>, <c>Branches</c>, <c>Intervals</c>. Members that it does not know are passed over.</summary>
public static partial class TimetableFile
{
    static readonly JsonSerializerOptions Options = OptionsFor(null);
    static readonly JsonSerializerOptions Lenient = new(Options) { PropertyNameCaseInsensitive = true, Converters = { new AnyBoolean() } };

    /// <summary>A schedule as IDENT writes it: times with the clinic's offset. <see cref="ReadAsync(string, CancellationToken)"/> reads the same schedule from it.</summary>
    public static string Format(Timetable timetable, ClinicTime clock) => JsonSerializer.Serialize(timetable, Form(OptionsFor(clock)));

    /// <summary>Reads a schedule that can be uploaded.</summary>
    /// <exception cref="ConfigurationException">No such file, no JSON, or no timetable: one sentence that names the place.</exception>
    public static async Task<Timetable> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        try
        {
            FileStream file = File.OpenRead(path);
            await using (file.ConfigureAwait(false))
                return await ReadAsync(file, path, Options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ConfigurationException(T($"There is no file {path}."), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ConfigurationException(T($"The file {path} cannot be read."), e);
        }
    }

    /// <summary>What IDENT has sent. Member names in any case, and IsBusy as a number or text, too: programs that play IDENT write both.</summary>
    /// <exception cref="ConfigurationException">No JSON, or no timetable: one sentence that names the place.</exception>
    public static Task<Timetable> ReadUploadAsync(Stream upload, CancellationToken cancellationToken = default) =>
        ReadAsync(upload, T($"What was sent"), Lenient, cancellationToken);

    static async Task<Timetable> ReadAsync(Stream json, string name, JsonSerializerOptions options, CancellationToken cancellationToken)
    {
        try
        {
            Timetable? timetable = await JsonSerializer.DeserializeAsync(json, Form(options), cancellationToken).ConfigureAwait(false);
            return Problem(timetable) is { } problem
                ? throw new ConfigurationException(T($"{name} is not a timetable that can be uploaded: {problem}."))
                : timetable!;
        }
        catch (JsonException e)
        {
            // Its message may quote the text around the error.
            string line = T($"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
            throw new ConfigurationException(e.InnerException is JsonException
                ? T($"{name} is not JSON: trouble in {line}.")
                : T($"{name} is not a timetable as IDENT writes it: trouble in {line}, at {e.Path}. Wanted: Doctors and Branches with Id and Name; Intervals with BranchId, DoctorId, StartDateTime, LengthInMinutes and IsBusy."));
        }
    }

    static JsonTypeInfo<Timetable> Form(JsonSerializerOptions options) => (JsonTypeInfo<Timetable>)options.GetTypeInfo(typeof(Timetable));

    static JsonSerializerOptions OptionsFor(ClinicTime? clock) => new()
    {
        TypeInfoResolver = Members.Default,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new WallClock(clock) },
    };

    static string? Problem(Timetable? timetable)
    {
        if (timetable is null)
            return T($"it is empty");
        if (timetable.Branches.Contains(null!) || timetable.Doctors.Contains(null!) || timetable.Intervals.Contains(null!))
            return T($"a null stands where a branch, a doctor or an interval should be");
        return TimetableRules.Problem(timetable, (_, index) => $"$.Intervals[{index}]");
    }

    [JsonSerializable(typeof(Timetable))]
    sealed partial class Members : JsonSerializerContext;

    /// <summary>The clinic's wall-clock time, as written in front of the offset.</summary>
    /// <param name="clock">Knows the offset; null for reading only, where it does not matter.</param>
    sealed class WallClock(ClinicTime? clock) : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out DateTimeOffset time) ? time.DateTime : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(clock!.ToMoment(value));
    }

    sealed class AnyBoolean : JsonConverter<bool>
    {
        public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Number when reader.TryGetInt32(out int number) && number is (0 or 1) => number == 1,
            JsonTokenType.String => reader.GetString()!.ToUpperInvariant() switch
            {
                "1" or "TRUE" => true,
                "0" or "FALSE" => false,
                _ => throw new JsonException(),
            },
            _ => throw new JsonException(),
        };

        public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
    }
}
