using IdentDbBridge.Gateway.Clinics;
using IdentDbBridge.Gateway.Http;
using IdentDbBridge.History;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace IdentDbBridge.Gateway.Runs;

/// <summary>Notes each run of a task, whatever comes of it.</summary>
sealed class RunRecording(RequestDelegate next, ClinicDirectory clinics, RunHistory history, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<TaskName>() is not { } task || clinics.Find(http.Request.RouteValues["clinic"] as string) is not { } clinic || Source(http, clinic) is not { } source || (source.Length == 0 && clinic.Settings.Ident is null))
        {
            await next(http);
            return;
        }

        DateTime started = time.GetUtcNow().UtcDateTime;
        long since = time.GetTimestamp();
        Exception? error = null;
        try
        {
            await next(http);
        }
        catch (Exception e)
        {
            error = e;
            throw;
        }
        finally
        {
            HistoryEntry run = new() { StartedUtc = started, Task = task.Name, Source = source, Milliseconds = (int)time.GetElapsedTime(since).TotalMilliseconds };
            history.Of(clinic.Name).Add(Ended(run, http, error), source.Length == 0 ? http.Connection.RemoteIpAddress?.ToString() : null);
        }
    }

    /// <summary>The name as the settings have it, empty for IDENT's own tasks; null for a source that there is not.</summary>
    static string? Source(HttpContext http, Clinic clinic) =>
        http.Request.RouteValues["source"] is not string name ? "" : clinic.Settings.Sources.TryGetValue(name, out var source) ? source.Name : null;

    static HistoryEntry Ended(HistoryEntry run, HttpContext http, Exception? error)
    {
        RunNote note = RunNote.Of(http);
        (int status, string? text) = Answer(http, error);
        return run with
        {
            Kind = Kind(status, note, error),
            Status = status,
            Given = note.Given,
            LeftOut = note.LeftOut,
            Reason = error is null ? note.Reason ?? text : text,
            Asked = note.Asked is null ? http.Request.Method : $"{http.Request.Method} {note.Asked}",
            Answered = text,
        };
    }

    static (int Status, string? Text) Answer(HttpContext http, Exception? error) => error switch
    {
        null when http.Response.StatusCode == StatusCodes.Status429TooManyRequests => (http.Response.StatusCode, T($"More requests a minute than this source may send.")),
        null => (http.Response.StatusCode, null),
        _ when IsGone(error) => (StatusCodes.Status499ClientClosedRequest, T($"Who asked has gone before the end.")),
        _ => PlainErrors.Explain(error),
    };

    static HistoryKind Kind(int status, RunNote note, Exception? error) => status switch
    {
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden or StatusCodes.Status499ClientClosedRequest => HistoryKind.Network,
        >= StatusCodes.Status500InternalServerError => error is null ? HistoryKind.Unknown : HistoryKinds.Of(error),
        >= StatusCodes.Status400BadRequest => HistoryKind.Known,
        _ when note.IsUnusable => HistoryKind.Known,
        _ => note.LeftOut > 0 ? HistoryKind.Warning : HistoryKind.Success,
    };

    static bool IsGone(Exception error) => error is ConnectionResetException or ConnectionAbortedException or OperationCanceledException;
}
