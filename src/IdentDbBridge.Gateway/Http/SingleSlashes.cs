using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace IdentDbBridge.Gateway.Http;

/// <summary>Takes several slashes for one: IDENT puts one before the method, and an address may be entered with one at its end.</summary>
sealed partial class SingleSlashes(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Path.Value is { } path && path.Contains("//", StringComparison.Ordinal))
            http.Request.Path = Slashes().Replace(path, "/");
        return next(http);
    }

    [GeneratedRegex("//+")]
    private static partial Regex Slashes();
}
