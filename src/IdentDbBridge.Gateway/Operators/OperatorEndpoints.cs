using IdentDbBridge.Gateway.Http;
using IdentDbBridge.Gateway.Senders;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Scalar.AspNetCore;

namespace IdentDbBridge.Gateway.Operators;

/// <summary>What whoever runs the gateway asks for: health, metrics, and how it is called.</summary>
static class OperatorEndpoints
{
    const string Document = "/openapi.json";

    // Scalar's page has a script within it.
    const string OwnOnly = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'";

    public static void Map(WebApplication app, Secret? metrics)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
        app.MapPrometheusScrapingEndpoint("/metrics").WithMetadata(new Visitor(http => Visitor.IsLocal(http) || IsKnown(http, metrics)));
        byte[] openApi = ReadOpenApi();
        app.MapGet(Document, http =>
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            return http.Response.Body.WriteAsync(openApi, http.RequestAborted).AsTask();
        }).WithMetadata(Visitor.Known);
        app.MapScalarApiReference("/docs", scalar => scalar.WithTitle("IdentDbBridge").WithOpenApiRoutePattern(Document).DisableDefaultFonts().DisableTelemetry())
            .WithMetadata(Visitor.Known, new ContentPolicy(OwnOnly));
    }

    static bool IsKnown(HttpContext http, Secret? secret) =>
        secret is not null && http.Request.Headers.Authorization is [{ } sent] && sent.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && secret.Matches(sent["Bearer ".Length..]);

    /// <summary>One word for whoever balances load; at this machine a line for each trouble, too.</summary>
    static Task WriteAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        IEnumerable<string> lines = [report.Status.ToString()];
        if (Visitor.IsLocal(http))
            lines = lines.Concat(report.Entries.Values.SelectMany(e => e.Data.Select(d => $"{d.Key}: {d.Value}").Prepend(e.Description).OfType<string>()));
        return http.Response.WriteAsync(string.Join('\n', lines), http.RequestAborted);
    }

    static byte[] ReadOpenApi()
    {
        using Stream resource = typeof(OperatorEndpoints).Assembly.GetManifestResourceStream("openapi.json")!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
