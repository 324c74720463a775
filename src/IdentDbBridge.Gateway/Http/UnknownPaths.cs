using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IdentDbBridge.Gateway.Http;

/// <summary>Answers what no endpoint has answered, and tells of addresses that somebody asked for in vain: a slip in IDENT's settings shows there first.</summary>
sealed partial class UnknownPaths(RequestDelegate next, ILogger<UnknownPaths> log)
{
    const int Shown = 200;

    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        int status = http.Response.StatusCode;
        if (status is StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed)
            Log(http, status);
        if (http.Response.HasStarted || status < StatusCodes.Status400BadRequest)
            return;
        await PlainErrors.WriteAsync(http.Response, status, status switch
        {
            StatusCodes.Status404NotFound => T($"There is nothing at this address."),
            StatusCodes.Status405MethodNotAllowed => T($"This address takes another method, see the header Allow."),
            _ => T($"The request was refused."),
        });
    }

    void Log(HttpContext http, int status)
    {
        // What was asked for is a stranger's text, and a query may hold a patient's data.
        string path = string.Concat(http.Request.Path.Value!.Take(Shown).Select(c => char.IsControl(c) ? '?' : c));
        LogUnknown(status, http.Request.Method, path, http.Connection.RemoteIpAddress);
    }

    [LoggerMessage(LogLevel.Warning, "Answered with {Status}: {Method} {Path} from {Address}.")]
    partial void LogUnknown(int status, string method, string path, IPAddress? address);
}
