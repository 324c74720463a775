using System.Security.Claims;
using IdentDbBridge.Gateway.Clinics;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using static IdentDbBridge.Gateway.Page.Html;

namespace IdentDbBridge.Gateway.Page;

/// <summary>The way in and out.</summary>
sealed partial class SignInEndpoints(ClinicDirectory clinics, PageFrame frame, LockOut lockOut, ILogger<SignInEndpoints> log)
{
    /// <summary>Of the cookie, and of the claim that ends with the password.</summary>
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme, Stamp = "stamp";

    const string Address = "/sign-in";
    const int Longest = 200;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, http => ShowAsync(http, null)).WithMetadata(new PageMark(IsForAll: true));
        routes.MapPost(Address, SignInAsync).WithMetadata(new PageMark(IsForAll: true));
        routes.MapPost("/sign-out", SignOutAsync).WithMetadata(new PageMark(IsForSignedIn: true));
    }

    /// <summary>Whoever must sign in first comes back to where they were.</summary>
    public static void SendThere(HttpContext http) =>
        http.Response.Redirect(HttpMethods.IsGet(http.Request.Method) ? $"{Address}?to={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}" : Address);

    async Task SignInAsync(HttpContext http)
    {
        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted);
        string user = form["user"].ToString(), password = form["password"].ToString();
        if (lockOut.IsBarred(http.Connection.RemoteIpAddress))
        {
            LogBarred(http.Connection.RemoteIpAddress);
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            await ShowAsync(http, T($"Too many wrong passwords. Try again in {(int)LockOut.Bar.TotalMinutes} minutes."));
            return;
        }

        if (clinics.Admin is not { } admin || user.Length > Longest || password.Length > Longest || !admin.Lets(user, password))
        {
            lockOut.Failed(http.Connection.RemoteIpAddress);
            LogWrong(http.Connection.RemoteIpAddress);
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await ShowAsync(http, T($"The name or the password is wrong."));
            return;
        }

        lockOut.Succeeded(http.Connection.RemoteIpAddress);
        LogSignedIn(http.Connection.RemoteIpAddress);
        await http.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, admin.User), new Claim(Stamp, admin.Stamp)], Scheme)));
        http.Response.Redirect(Within(http.Request.Query["to"]));
    }

    async Task SignOutAsync(HttpContext http)
    {
        await http.SignOutAsync(Scheme);
        http.Response.Redirect(Address);
    }

    Task ShowAsync(HttpContext http, string? problem)
    {
        Html form = clinics.Admin is null
            ? H($"<p>{T($"Nobody can sign in yet: no password is set in the settings of the gateway.")}</p>")
            : frame.Form(http, $"{Address}?to={Uri.EscapeDataString(Within(http.Request.Query["to"]))}", H($"""
                {(problem is null ? None : H($"""<p class="bad" role="alert" id="problem">{problem}</p>"""))}
                <p><label for="user">{T($"Name")}</label><input id="user" name="user" autocomplete="username" required{Described(problem)}></p>
                <p><label for="password">{T($"Password")}</label><input id="password" name="password" type="password" autocomplete="current-password" required{Described(problem)}></p>
                <p><button>{T($"Sign in")}</button></p>
                """), "sign-in");
        return frame.WriteAsync(http, T($"Sign in"), form);
    }

    static Html Described(string? problem) => problem is null ? None : new Html(" aria-describedby=\"problem\"");

    /// <summary>An address of this page: one of elsewhere would lead who has signed in astray.</summary>
    static string Within(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal) && !address.Any(char.IsControl) ? address : "/";

    [LoggerMessage(LogLevel.Information, "Somebody has signed in from {Address}.")]
    partial void LogSignedIn(System.Net.IPAddress? address);

    [LoggerMessage(LogLevel.Warning, "A wrong name or password from {Address}.")]
    partial void LogWrong(System.Net.IPAddress? address);

    [LoggerMessage(LogLevel.Warning, "Too many wrong passwords from {Address}: nothing is tried for a while.")]
    partial void LogBarred(System.Net.IPAddress? address);
}
