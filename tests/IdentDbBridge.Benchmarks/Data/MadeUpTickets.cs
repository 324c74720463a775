using System.Globalization;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Benchmarks.Data;

/// <summary>Tickets as a clinic's site writes them.</summary>
static class MadeUpTickets
{
    public static DateTime Created { get; } = new(2026, 1, 15, 12, 30, 0);

    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"site-{number:D9}");

    public static TicketRequest Request(int number) => new()
    {
        Id = Id(number),
        CreatedAt = new DateTimeOffset(Created, TimeSpan.FromHours(3)),
        ClientPhone = "+79161234567",
        ClientFullName = "Иванова Анна Сергеевна",
        ClientEmail = "anna@example.org",
        FormName = "Запись на приём",
        Comment = "Хочу записаться на чистку, удобнее после шести вечера.",
        UtmSource = "yandex",
        UtmMedium = "cpc",
        UtmCampaign = "hygiene",
        HttpReferer = "https://clinic.example/prices",
    };
}
