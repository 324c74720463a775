using System.Globalization;
using Microsoft.AspNetCore.Http;
using StringWithQualityHeaderValue = Microsoft.Net.Http.Headers.StringWithQualityHeaderValue;

namespace IdentDbBridge.Gateway.Page;

/// <summary>The language of who looks at the page: as chosen there, else as the browser asks for, else that of the program.</summary>
static class PageLanguage
{
    public const string Query = "lang";

    const string Cookie = "identdb-lang";

    static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru");
    static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static bool IsRussian => CultureInfo.CurrentUICulture.Name.StartsWith("ru", StringComparison.Ordinal);

    /// <summary>As HTML has it.</summary>
    public static string Tag => IsRussian ? "ru" : "en";

    /// <summary>That of this request; a choice is remembered.</summary>
    public static CultureInfo Of(HttpContext http)
    {
        if (Named(http.Request.Query[Query]) is { } chosen)
        {
            http.Response.Cookies.Append(Cookie, chosen.Name, new CookieOptions { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Strict, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
            return chosen;
        }

        return Named(http.Request.Cookies[Cookie]) ?? Asked(http.Request.Headers.AcceptLanguage) ?? CultureInfo.CurrentUICulture;
    }

    static CultureInfo? Asked(string? header) =>
        StringWithQualityHeaderValue.TryParseList([header ?? ""], out var languages)
            ? languages.OrderByDescending(l => l.Quality ?? 1).Select(l => Named(l.Value.Value)).FirstOrDefault(l => l is not null)
            : null;

    static CultureInfo? Named(string? name) => name is null ? null
        : name.StartsWith("ru", StringComparison.OrdinalIgnoreCase) ? Russian
        : name.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English
        : null;
}
