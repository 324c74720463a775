using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace IdentDbBridge.Gateway.Http;

/// <summary>Headers of every answer that keep browsers and caches from doing more with it than they must. What an endpoint sets itself stays.</summary>
sealed class AnswerHeaders(RequestDelegate next)
{
    const string NothingAtAll = "default-src 'none'; frame-ancestors 'none'";
    const string Year = "max-age=31536000";

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(() =>
        {
            IHeaderDictionary headers = http.Response.Headers;
            headers.TryAdd(HeaderNames.XContentTypeOptions, "nosniff");
            headers.TryAdd(HeaderNames.CacheControl, "no-store");
            if (http.Response.ContentType == MediaTypeNames.Text.Html)
                http.Response.ContentType += "; charset=utf-8";
            headers.TryAdd("Referrer-Policy", "no-referrer");
            headers.TryAdd(HeaderNames.ContentSecurityPolicy, http.GetEndpoint()?.Metadata.GetMetadata<ContentPolicy>()?.Text ?? NothingAtAll);
            if (http.Request.IsHttps)
                headers.TryAdd(HeaderNames.StrictTransportSecurity, Year);
            return Task.CompletedTask;
        });
        return next(http);
    }
}
