using IdentDbBridge;
using IdentDbBridge.Rules;
using IdentDbBridge.Schedule;
using IdentDbBridge.Tickets;

// Takes the form of a site, and offers free times. Its settings: provider, connection string, time zone and outbox, in the section IdentExchange.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddIdentExchange(builder.Configuration.GetSection("IdentExchange"));
var site = builder.Build();

site.MapPost("/requests", async (RequestForm form, Exchange exchange, CancellationToken cancel) =>
{
    try
    {
        // The form's own id: one that is sent twice is one ticket.
        var ticket = new TicketRequest { Id = $"site-{form.Id}", CreatedAt = DateTimeOffset.UtcNow, ClientPhone = form.Phone, ClientFullName = form.Name, Comment = form.Comment, FormName = "WebSite" };
        var added = await exchange.Tickets.AddAsync(ticket, cancel);
        return Results.Ok(new { outcome = added.Outcome.ToString() });
    }
    catch (ValidationException refused)
    {
        return Results.UnprocessableEntity(new { fields = refused.Problems.Select(p => p.Field) });
    }
});

site.MapGet("/free", async (int minutes, Exchange exchange, CancellationToken cancel) =>
    (await exchange.Schedule.FindFreeAsync(new FreeWindowQuery { Minutes = minutes }, cancel)).Take(20));

site.Run();

/// <summary>What the form sends.</summary>
sealed record RequestForm(string Id, string Phone, string? Name, string? Comment);
