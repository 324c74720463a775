using IdentDbBridge.Benchmarks.Bare;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

// bare URL [FILE]: the database is named by the environment; FILE is what /bytes gives.
var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder.WebHost.UseKestrelCore().UseUrls(args[0]);
builder.Services.AddRoutingCore();
await using var app = builder.Build();
// A pooled connection keeps what is prepared on it.
await using var database = new MySqlDataSource(new MySqlConnectionStringBuilder(Environment.GetEnvironmentVariable("IDENTDB_CONNECTION")!) { ConnectionReset = false }.ConnectionString);
byte[] bytes = args.Length > 1 ? await File.ReadAllBytesAsync(args[1]) : [];
app.UseRouting();
app.MapGet("/", () => "bare");
app.MapPost("/ticket", http => TicketInsert.RunAsync(http, database));
app.MapGet("/GetTickets", http => TicketList.RunAsync(http, database));
app.MapGet("/bytes", async http =>
{
    const int Piece = 16 * 1024;
    http.Response.ContentType = "application/json; charset=utf-8";
    for (var at = 0; at < bytes.Length; at += Piece)
        await http.Response.BodyWriter.WriteAsync(bytes.AsMemory(at, Math.Min(Piece, bytes.Length - at)));
});
await app.RunAsync();
