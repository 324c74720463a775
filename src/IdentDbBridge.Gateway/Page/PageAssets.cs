using Microsoft.AspNetCore.Builder;

namespace IdentDbBridge.Gateway.Page;

/// <summary>What the page looks like, from this program itself.</summary>
static class PageAssets
{
    static readonly (string Name, string Type)[] All = [("style.css", "text/css; charset=utf-8"), ("refresh.js", "text/javascript; charset=utf-8"), ("icon.svg", "image/svg+xml")];

    public static void Map(WebApplication app)
    {
        foreach ((string name, string type) in All)
        {
            byte[] content = Read(name);
            app.MapGet($"/page/{name}", http =>
            {
                http.Response.ContentType = type;
                return http.Response.Body.WriteAsync(content, http.RequestAborted).AsTask();
            }).WithMetadata(new PageMark(IsForAll: true));
        }
    }

    static byte[] Read(string name)
    {
        using Stream resource = typeof(PageAssets).Assembly.GetManifestResourceStream($"page/{name}")!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
