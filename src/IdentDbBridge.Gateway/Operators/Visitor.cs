using System.Net;
using Microsoft.AspNetCore.Http;

namespace IdentDbBridge.Gateway.Operators;

/// <summary>Metadata of an endpoint that is not for everybody.</summary>
/// <param name="IsWelcome">Whether this visitor may come in; others are told that there is nothing.</param>
sealed record Visitor(Func<HttpContext, bool> IsWelcome)
{
    static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Real-IP"];

    /// <summary>Whoever sits at this machine. A proxy on it speaks for others, and says so.</summary>
    public static Visitor Local { get; } = new(IsLocal);

    /// <summary>Whoever has signed in, too.</summary>
    public static Visitor Known { get; } = new(http => IsLocal(http) || http.User.Identity is { IsAuthenticated: true });

    public static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !Forwarding.Any(http.Request.Headers.ContainsKey);
}
