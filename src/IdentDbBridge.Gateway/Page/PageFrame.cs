using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using static IdentDbBridge.Gateway.Page.Html;

namespace IdentDbBridge.Gateway.Page;

/// <summary>What every view stands in.</summary>
sealed class PageFrame(IAntiforgery antiforgery)
{
    /// <summary>Sends a view.</summary>
    /// <param name="http">Whom.</param>
    /// <param name="title">What it is.</param>
    /// <param name="main">What is on it.</param>
    /// <param name="isLive">Whether it is worth being read again after a while.</param>
    public async Task WriteAsync(HttpContext http, string title, Html main, bool isLive = false)
    {
        PageVisitor? visitor = PageVisitor.Of(http);
        Html page = H($"""
            <!DOCTYPE html>
            <html lang="{PageLanguage.Tag}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title} · IdentDbBridge</title>
            <link rel="icon" href="/page/icon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/page/style.css">
            <script src="/page/refresh.js" defer></script>
            </head>
            <body>
            <a class="skip" href="#main">{T($"To the content")}</a>
            <header><p class="brand">IdentDbBridge</p>{Navigation(http, visitor)}{Languages(http)}{SignedIn(http, visitor)}</header>
            <main id="main" tabindex="-1"{(isLive ? new Html(" data-live=\"30\"") : None)}>
            <h1>{title}</h1>
            {main}
            </main>
            </body>
            </html>
            """);
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(page.Text, http.RequestAborted);
    }

    /// <summary>A form that changes something: a button, with what else is in it.</summary>
    public Html Form(HttpContext http, string action, Html content, string? css = null) =>
        H($"""<form method="post" action="{action}"{(css is null ? None : H($" class=\"{css}\""))}>{Token(http)}{content}</form>""");

    Html Token(HttpContext http)
    {
        AntiforgeryTokenSet tokens = antiforgery.GetAndStoreTokens(http);
        return H($"""<input type="hidden" name="{tokens.FormFieldName}" value="{tokens.RequestToken}">""");
    }

    static Html Navigation(HttpContext http, PageVisitor? visitor)
    {
        if (visitor is null)
            return None;
        (string Path, string Name)[] ways = visitor.IsSignedIn
            ? [("/", T($"State of the exchange")), ("/history", T($"History")), ("/rejected", T($"Rejected, and whom to phone")), ("/check", T($"Check"))]
            : [("/", T($"State of the exchange"))];
        return H($"""<nav aria-label="{T($"Pages")}"><ul>{ways.Select(w => Way(http, w.Path, w.Name))}</ul></nav>""");
    }

    static Html Way(HttpContext http, string path, string name) =>
        H($"""<li><a href="{path}"{(http.Request.Path == path ? new Html(" aria-current=\"page\"") : None)}>{name}</a></li>""");

    static Html Languages(HttpContext http)
    {
        string path = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path.Value! : "/";
        return H($"""<p class="lang"><a href="{path}?lang=ru" lang="ru" hreflang="ru"{Current("ru")}>Русский</a> <a href="{path}?lang=en" lang="en" hreflang="en"{Current("en")}>English</a></p>""");
    }

    static Html Current(string language) => language == PageLanguage.Tag ? new Html(" aria-current=\"true\"") : None;

    Html SignedIn(HttpContext http, PageVisitor? visitor) => visitor switch
    {
        { User: { } user } => Form(http, "/sign-out", H($"""<span>{user}</span> <button>{T($"Sign out")}</button>"""), "who"),
        not null => H($"""<p class="who"><a href="/sign-in">{T($"Sign in")}</a></p>"""),
        null => None,
    };
}
