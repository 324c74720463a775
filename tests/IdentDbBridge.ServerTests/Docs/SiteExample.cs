using IdentDbBridge.Rules;
using IdentDbBridge.Schedule;
using IdentDbBridge.Tickets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IdentDbBridge.ServerTests.Docs;

/// <summary>The site's side, as docs/integrator.md shows it.</summary>
sealed class SiteExample(Exchange exchange, Action<string> log)
{
    // <site-services>
    public static void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddIdentExchange(configuration.GetSection("IdentExchange"));
    // </site-services>

    // <site-form>
    public static TicketRequest FromForm(string formId, string phone, string name, DateTimeOffset wish, string landingUrl) => new()
    {
        Id = $"site-{formId}", // made together with the form: a form that is sent twice has one Id
        CreatedAt = DateTimeOffset.UtcNow,
        ClientPhone = phone, // in any notation
        ClientFullName = name, // or ClientSurname, ClientName and ClientPatronymic; not both
        PlanStart = wish,
        PlanEnd = wish.AddMinutes(30),
        DoctorId = 1001, // the Id of IDENT_Doctors
        DoctorName = "Петрова Мария Сергеевна",
        FormName = "Запись на приём",
        LandingUrl = landingUrl, // UTM tags and referer are taken from it
    };
    // </site-form>

    // <site-send>
    public async Task<string> SendAsync(TicketRequest ticket, CancellationToken cancel)
    {
        try
        {
            var added = await exchange.Tickets.AddAsync(ticket, cancel);
            log($"Ticket {ticket.Id}: {added.Outcome}");
            foreach (var note in added.Notes)
                log($"Ticket {ticket.Id}: {note.Field} {note.Kind}: {note.ValueClass}"); // HttpReferer Cut: text of 3000 characters, at most 2000
            return "Заявка принята"; // Done, AlreadyThere and Queued are all the same to the client
        }
        catch (ValidationException refused)
        {
            foreach (var problem in refused.Problems)
                log($"Ticket {ticket.Id}: {problem.Field} breaks '{problem.Rule}': {problem.ValueClass}");
            return refused.Problems.Any(p => p.Field == nameof(ticket.ClientPhone)) ? "Проверьте номер телефона" : "Проверьте поля формы";
        }
    }
    // </site-send>

    // <site-correct>
    public async Task<string> CorrectAsync(TicketRequest ticket, CancellationToken cancel) =>
        (await exchange.Tickets.CorrectAsync(ticket, cancel)).Outcome switch
        {
            Outcome.TooLate => await SendAsync(ticket with { Id = $"{ticket.Id}-2", CreatedAt = DateTimeOffset.UtcNow }, cancel),
            Outcome.NotFound => await SendAsync(ticket, cancel),
            _ => "Заявка исправлена",
        };
    // </site-correct>

    // <site-free>
    public async Task<IReadOnlyList<FreeWindow>> FindFreeAsync(int doctorId, CancellationToken cancel)
    {
        var picture = await exchange.Schedule.ReadAsync(cancel);
        if (picture.State == ScheduleState.Changing)
            log(picture.Timetable is null ? "No whole schedule yet" : "IDENT is writing: this is the last whole schedule");
        return await exchange.Schedule.FindFreeAsync(new FreeWindowQuery { Minutes = 30, DoctorId = doctorId }, cancel);
    }
    // </site-free>
}
