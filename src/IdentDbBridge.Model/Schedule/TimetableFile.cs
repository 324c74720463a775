using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IdentDbBridge.Schedule;

/// <summary>A schedule in IDENT's own JSON form: <c>Doctors</c>, <c>Branches</c>, <c>Intervals</c>. Members that it does not know are passed over.</summary>
public static class TimetableFile
{
    static readonly JsonSerializerOptions Options = OptionsFor(null);

    /// <summary>A schedule as IDENT writes it: times with the clinic's offset. <see cref="ReadAsync"/> reads the same schedule from it.</summary>
    public static string Format(Timetable timetable, ClinicTime clock) => JsonSerializer.Serialize(timetable, OptionsFor(clock));

    /// <summary>Reads a schedule that can be uploaded.</summary>
    /// <exception cref="ConfigurationException">No such file, no JSON, or no timetable: one sentence that names the place.</exception>
    public static async Task<Timetable> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            FileStream file = File.OpenRead(path);
            await using (file.ConfigureAwait(false))
            {
                Timetable? timetable = await JsonSerializer.DeserializeAsync<Timetable>(file, Options, cancellationToken).ConfigureAwait(false);
                return Problem(timetable) is { } problem
                    ? throw new ConfigurationException(T($"{path} is not a timetable that can be uploaded: {problem}."))
                    : timetable!;
            }
        }
        catch (JsonException e)
        {
            // Its message may quote the text around the error.
            string line = T($"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
            throw new ConfigurationException(e.InnerException is JsonException
                ? T($"{path} is not JSON: trouble in {line}.")
                : T($"{path} is not a timetable as IDENT writes it: trouble in {line}, at {e.Path}. Wanted: Doctors and Branches with Id and Name; Intervals with BranchId, DoctorId, StartDateTime, LengthInMinutes and IsBusy."));
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

    static JsonSerializerOptions OptionsFor(ClinicTime? clock) => new()
    {
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

    /// <summary>The clinic's wall-clock time, as written in front of the offset.</summary>
    /// <param name="clock">Knows the offset; null for reading only, where it does not matter.</param>
    sealed class WallClock(ClinicTime? clock) : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out DateTimeOffset time) ? time.DateTime : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(clock!.ToMoment(value));
    }
}
