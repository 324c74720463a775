using System.Globalization;
using System.Net;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>Leads of which a hook tells no more than the number.</summary>
public sealed class LeadsOfAmoCrm
{
    const string Hook = "leads[add][0][id]=501&leads[add][0][name]=x&leads[add][1][id]=502&account[id]=1&account[subdomain]=evil.example&account[_links][self]=https://evil.example";

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Become_tickets_of_their_contacts_however_often_they_are_told()
    {
        await using var own = new ExchangeDatabase<Sqlite>();
        await using var crm = await ApiStandIn.StartAsync();
        crm.HasLead(501, 71, "8 (913) 000-00-01");
        crm.HasLead(502, 72, "+79130000002");
        await using var gateway = await StartAsync(own, crm.Address);
        await SendAsync(gateway, Hook);
        await SendAsync(gateway, Hook);
        var tickets = await TicketsAsync(own, 2);
        Assert.Equal(
            ["amo-lead501|2026-03-02 12:00:00|+79130000001|Анна Щёголева|anna@example.org|Запись с сайта|yandex", "amo-lead502|2026-03-02 12:00:00|+79130000002|Анна Щёголева|anna@example.org|Запись с сайта|yandex"],
            tickets.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Id}|{t.DateAndTime:yyyy-MM-dd HH:mm:ss}|{t.ClientPhone}|{t.ClientFullName}|{t.ClientEmail}|{t.FormName}|{t.UtmSource}")).Order());
        for (var end = DateTime.UtcNow.AddSeconds(30); gateway.KeptFiles("awaited").Length > 0; await Task.Delay(50, Cancel))
            Assert.True(DateTime.UtcNow < end, gateway.Log.Text);
        Assert.Empty(gateway.KeptFiles("kept"));
    }

    [Fact]
    public async Task Are_asked_for_at_the_address_of_the_settings_only()
    {
        await using var own = new ExchangeDatabase<Sqlite>();
        await using var crm = await ApiStandIn.StartAsync();
        await using var other = await ApiStandIn.StartAsync();
        crm.Answers["/api/v4/leads/501"] = (302, $"{other.Address}/api/v4/leads/501");
        await using var gateway = await StartAsync(own, crm.Address);
        await SendAsync(gateway, Hook.Replace("502", "../../secrets", StringComparison.Ordinal));
        await gateway.UntilLoggedAsync("the API of amocrm does not tell it (302)");
        Assert.All(crm.Asked, path => Assert.Equal("/api/v4/leads/501?with=contacts", path));
        Assert.Empty(other.Asked);
    }

    /// <summary>What is wrong stays on the disk, and each lead has an end: a ticket, or the list of whom to phone.</summary>
    [Fact]
    public async Task Wait_for_an_amoCRM_that_is_away_and_are_kept_when_nobody_stands_behind_them()
    {
        await using var own = new ExchangeDatabase<Sqlite>();
        await using var crm = await ApiStandIn.StartAsync();
        crm.Answers["/api/v4/leads/501"] = (503, "");
        await using var gateway = await StartAsync(own, crm.Address);
        await SendAsync(gateway, "leads[add][0][id]=501");
        await gateway.UntilLoggedAsync("amo: the API of amocrm does not tell it (503)");
        Assert.Single(gateway.KeptFiles("awaited"));
        // 502 is unknown there, and what 503 has for a phone is none.
        crm.HasLead(501, 71, "+79130000001");
        crm.HasLead(503, 73, "нет");
        await SendAsync(gateway, "leads[add][0][id]=502&leads[add][1][id]=503");
        Assert.Equal("amo-lead501", Assert.Single(await TicketsAsync(own, 1)).Id);
        for (var end = DateTime.UtcNow.AddSeconds(30); gateway.KeptFiles("kept").Length < 2 || gateway.KeptFiles("awaited").Length > 0; await Task.Delay(50, Cancel))
            Assert.True(DateTime.UtcNow < end, gateway.Log.Text);
        Assert.DoesNotContain("Щёголева", gateway.Log.Text, StringComparison.Ordinal);

        // The contact was mended there: what is kept is asked for again when the settings change.
        crm.HasLead(503, 73, "+79130000003");
        gateway.WriteSources("sqlite", own.Database!.ConnectionString, new() { ["amo"] = new { type = "amocrm", secret = SenderSample.Secret, api = crm.Address, token = ApiStandIn.Token, perMinute = 60 } });
        Assert.Contains("amo-lead503", (await TicketsAsync(own, 2)).Select(t => t.Id));
    }

    static async Task<RunningGateway> StartAsync(ExchangeDatabase<Sqlite> own, string api)
    {
        await own.CreateAsync();
        return await RunningGateway.StartWithSourcesAsync("sqlite", own.Database!.ConnectionString, new() { ["amo"] = new { type = "amocrm", secret = SenderSample.Secret, api, token = ApiStandIn.Token } });
    }

    async Task SendAsync(RunningGateway gateway, string body)
    {
        using var content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        using var answer = await gateway.Http.PostAsync(new Uri($"/in/north/amo/{Uri.EscapeDataString(SenderSample.Secret)}", UriKind.Relative), content, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    async Task<List<Ticket>> TicketsAsync(ExchangeDatabase<Sqlite> own, int count)
    {
        await using var door = await own.OpenExchangeAsync(o => o with { TimeZone = "Asia/Krasnoyarsk" });
        List<Ticket> tickets = [];
        for (var end = DateTime.UtcNow.AddSeconds(60); tickets.Count < count && DateTime.UtcNow < end; await Task.Delay(50, Cancel))
            tickets = await door.Tickets.ReadAsync(new DateTime(2000, 1, 1), new DateTime(2199, 1, 1), Cancel);
        Assert.Equal(count, tickets.Count);
        return tickets;
    }
}
