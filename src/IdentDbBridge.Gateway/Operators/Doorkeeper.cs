using IdentDbBridge.Gateway.Http;
using Microsoft.AspNetCore.Http;

namespace IdentDbBridge.Gateway.Operators;

/// <summary>Heeds <see cref="Visitor"/>.</summary>
sealed class Doorkeeper(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<Visitor>() is { } visitor && !visitor.IsWelcome(http) ? throw RefusedException.NotFound() : next(http);
}
