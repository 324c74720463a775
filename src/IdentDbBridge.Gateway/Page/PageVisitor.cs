using System.Net;
using System.Security.Claims;
using IdentDbBridge.Gateway.Operators;
using Microsoft.AspNetCore.Http;

namespace IdentDbBridge.Gateway.Page;

/// <summary>Who looks at the page.</summary>
/// <param name="User">The name; null for who has not signed in, sits at this machine and sees figures only.</param>
sealed record PageVisitor(string? User)
{
    public bool IsSignedIn => User is not null;

    /// <summary>Null for who must sign in first.</summary>
    public static PageVisitor? Of(HttpContext http) =>
        http.User.Identity is ClaimsIdentity { IsAuthenticated: true, Name: { } name } ? new PageVisitor(name)
        : IsLocal(http) ? new PageVisitor((string?)null)
        : null;

    /// <summary>A page of another site that has its name lead to this machine keeps its name.</summary>
    static bool IsLocal(HttpContext http) => Visitor.IsLocal(http)
        && (http.Request.Host.Host == "localhost" || (IPAddress.TryParse(http.Request.Host.Host.Trim('[', ']'), out IPAddress? host) && IPAddress.IsLoopback(host)));
}
