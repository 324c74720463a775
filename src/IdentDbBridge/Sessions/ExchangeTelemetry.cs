using System.Diagnostics;
using System.Diagnostics.Metrics;
using IdentDbBridge.Data;

namespace IdentDbBridge.Sessions;

/// <summary>
/// What the library tells OpenTelemetry: one span and one value of <c>db.client.operation.duration</c> (seconds) for each operation on the
/// exchange database, tries after a deadlock or a lost connection included. Names are those of OpenTelemetry's conventions for
/// databases; nothing of a record is in them.
/// </summary>
/// <remarks>https://opentelemetry.io/docs/specs/semconv/database/</remarks>
public static class ExchangeTelemetry
{
    /// <summary>The name of source and meter: <c>AddSource(ExchangeTelemetry.Name)</c>, <c>AddMeter(ExchangeTelemetry.Name)</c>.</summary>
    public const string Name = "IdentDbBridge";

    static readonly string? Version = typeof(ExchangeTelemetry).Assembly.GetName().Version?.ToString(3);

    static readonly ActivitySource Source = new(Name, Version);

    static readonly Meter Meter = new(Name, Version);

    static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "db.client.operation.duration",
        "s",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10] });

    /// <summary>Whether anybody listens.</summary>
    internal static bool IsOn => Duration.Enabled || Source.HasListeners();

    internal static async Task<T> MeasureAsync<T>(ConnectionTarget target, string operation, Func<Task<T>> work)
    {
        string system = target.Dialect.Name switch { "mssql" => "microsoft.sql_server", "mysql" => "mysql", string other => other };
        var tags = new TagList { { "db.system.name", system }, { "db.operation.name", operation } };
        using Activity? activity = Source.StartActivity(operation, ActivityKind.Client, default(ActivityContext), tags);
        long start = Stopwatch.GetTimestamp();
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Not the message: it names the server.
            string error = e is ServerException { Error: { } told } ? told.Kind.ToString() : e.GetType().Name;
            tags.Add("error.type", error);
            activity?.SetTag("error.type", error).SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            Duration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, tags);
        }
    }
}
