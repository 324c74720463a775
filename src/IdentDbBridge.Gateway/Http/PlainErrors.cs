using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IdentDbBridge.Gateway.Http;

/// <summary>
/// Turns whatever is thrown into a status and one sentence of plain text, which IDENT shows in its journal. An answer that has
/// begun is broken off: its reader must not take it for whole.
/// </summary>
sealed partial class PlainErrors(RequestDelegate next, ILogger<PlainErrors> log)
{
    const string RetryAfterSeconds = "30";

    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception e)
        {
            await AnswerAsync(http, e);
        }
    }

    /// <summary>Plain text with a status.</summary>
    public static async Task WriteAsync(HttpResponse response, int status, string text)
    {
        response.StatusCode = status;
        response.ContentType = "text/plain; charset=utf-8";
        await response.WriteAsync(text);
    }

    async Task AnswerAsync(HttpContext http, Exception e)
    {
        if (IsGone(http, e))
        {
            http.Abort();
            return;
        }

        (int status, string text) = Explain(e);
        // The sentences of the library hold no values; those of others may.
        if (e is IdentDbException)
            LogFailed(http.Request.RouteValues["clinic"] as string, status, text);
        else if (status == StatusCodes.Status500InternalServerError)
            LogUnexpected(e.GetType().Name, e.StackTrace);
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        if (status == StatusCodes.Status503ServiceUnavailable)
            http.Response.Headers.RetryAfter = RetryAfterSeconds;
        await WriteAsync(http.Response, status, text);
    }

    static bool IsGone(HttpContext http, Exception e) =>
        e is ConnectionResetException or ConnectionAbortedException || (e is OperationCanceledException && http.RequestAborted.IsCancellationRequested);

    /// <summary>What is answered to it.</summary>
    public static (int Status, string Text) Explain(Exception e) => e switch
    {
        RefusedException refused => (refused.Status, refused.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (StatusCodes.Status413PayloadTooLarge, T($"More was sent than is taken.")),
        BadHttpRequestException bad => (bad.StatusCode, T($"The request was broken off or is malformed.")),
        // The clinic's database, or the settings of it: it is not who asks that must change something.
        IdentDbException known => (StatusCodes.Status503ServiceUnavailable, known.Message),
        _ => (StatusCodes.Status500InternalServerError, T($"Unexpected error ({e.GetType().Name}). It is in the log of the gateway.")),
    };

    [LoggerMessage(LogLevel.Error, "{Clinic}: answered with {Status}. {Problem}")]
    partial void LogFailed(string? clinic, int status, string problem);

    [LoggerMessage(LogLevel.Error, "Unexpected error: {Kind}{Trace}")]
    partial void LogUnexpected(string kind, string? trace);
}
