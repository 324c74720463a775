using System.Globalization;
using IdentDbBridge.Gateway.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace IdentDbBridge.Gateway.Page;

/// <summary>Stands before every endpoint of the page: headers, language, who may come in, and that what is sent comes from a form of the page.</summary>
sealed class PageGate(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<PageMark>() is not { } mark)
        {
            await next(http);
            return;
        }

        // An answer that is an error is written anew.
        http.Response.OnStarting(() =>
        {
            PageHeaders.Set(http.Response.Headers);
            return Task.CompletedTask;
        });
        CultureInfo.CurrentUICulture = PageLanguage.Of(http);
        PageVisitor? visitor = PageVisitor.Of(http);
        if (!mark.IsForAll && (visitor is null || (mark.IsForSignedIn && !visitor.IsSignedIn)))
        {
            SignInEndpoints.SendThere(http);
            return;
        }

        if (HttpMethods.IsPost(http.Request.Method) && !await antiforgery.IsRequestValidAsync(http))
            throw new RefusedException(StatusCodes.Status400BadRequest, T($"This form is too old, or comes from elsewhere. Open the page anew."));
        await next(http);
    }
}
