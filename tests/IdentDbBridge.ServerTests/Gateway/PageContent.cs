using System.Net;
using System.Text.Json;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>What the page shows, and what is done from it.</summary>
public sealed class PageContent
{
    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_how_each_task_of_each_clinic_stands()
    {
        await using var clinics = await PageClinics.StartAsync();
        using var visitor = new PageSession(clinics.Gateway);
        Assert.Contains("ещё не запускалась", await visitor.ReadAsync("/"), StringComparison.Ordinal);
        await clinics.FillAsync();
        await clinics.AskAsync($"/ident/away/GetTickets?{RunningGateway.Window(new DateTime(2026, 1, 1), new DateTime(2199, 1, 1))}", 503);
        await visitor.SignedInAsync();
        var page = await visitor.ReadAsync("/");
        // Tickets: once well, once with a wrong key; IDENT waits twice as long now.
        Assert.Contains("<s>2 мин</s> 4 мин", page, StringComparison.Ordinal);
        Assert.Contains("Не работает с", page, StringComparison.Ordinal);
        Assert.Contains("Источник site", page, StringComparison.Ordinal);
        Assert.Contains("IDENT напрямую в базе", page, StringComparison.Ordinal);
        // In the language of the gateway.
        Assert.Contains("does not exist", page, StringComparison.Ordinal);
        Assert.DoesNotContain(PageClinics.Digits, page, StringComparison.Ordinal);
        Assert.DoesNotContain(PageClinics.Patient, page, StringComparison.Ordinal);
        var pictures = await visitor.ReadAsync("/clinic/north");
        Assert.Contains("Ёжиков А. П.", pictures, StringComparison.Ordinal);
        Assert.Contains("Заявки по источникам", pictures, StringComparison.Ordinal);
        Assert.Contains("<svg", pictures, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_a_history_with_filters_and_nothing_of_a_patient_in_it()
    {
        await using var clinics = await PageClinics.StartAsync();
        await clinics.FillAsync();
        await clinics.UntilWrittenAsync(7);
        using var visitor = new PageSession(clinics.Gateway);
        await visitor.SignedInAsync();
        Assert.Equal(7, Rows(await visitor.ReadAsync("/history?clinic=north")));
        Assert.Equal(2, Rows(await visitor.ReadAsync("/history?clinic=north&task=tickets")));
        Assert.Equal(2, Rows(await visitor.ReadAsync("/history?clinic=north&end=failed")));
        Assert.Equal(1, Rows(await visitor.ReadAsync("/history?clinic=north&end=failed&source=site")));
        Assert.Equal(0, Rows(await visitor.ReadAsync("/history?clinic=south")));
        var page = await visitor.ReadAsync("/history?clinic=north&end=failed&source=site");
        var one = await visitor.ReadAsync(page.Split("href=\"").Select(p => p.Split('"')[0]).First(p => p.StartsWith("/history/north/", StringComparison.Ordinal)));
        Assert.Contains("field_5=•••", one, StringComparison.Ordinal);
        foreach (var text in (string[])[page, one])
        {
            Assert.DoesNotContain(PageClinics.Digits, text, StringComparison.Ordinal);
            Assert.DoesNotContain(PageClinics.Patient, text, StringComparison.Ordinal);
        }

        Assert.Contains("Историю прочитать не удаётся", await visitor.ReadAsync("/history?clinic=away"), StringComparison.Ordinal);
        using var none = await visitor.GetAsync("/history/north/20260302080000-none");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);

        static int Rows(string page) => page.Split("<tr role=\"row\" class=").Length - 1;
    }

    [Fact]
    public async Task Shows_a_rejected_record_only_when_it_is_opened_and_notes_who_did()
    {
        await using var clinics = await PageClinics.StartAsync();
        await clinics.RejectAsync();
        using var visitor = new PageSession(clinics.Gateway);
        await visitor.SignedInAsync();
        var list = await visitor.ReadAsync("/rejected");
        Assert.Contains("Перезвонить пациенту", list, StringComparison.Ordinal);
        Assert.DoesNotContain(PageClinics.Patient, list, StringComparison.Ordinal);
        var name = Assert.Single(Rejected.Names(list));
        using var opened = await visitor.SendAsync("/rejected", "/rejected/north/open", ("record", name));
        var record = await opened.Content.ReadAsStringAsync(Cancel);
        Assert.Contains(PageClinics.Patient, record, StringComparison.Ordinal);
        Assert.Contains(PageClinics.Digits, record, StringComparison.Ordinal);
        // It cannot be used yet, then it can.
        using (var still = await visitor.SendAsync("/rejected", "/rejected/north/again", ("record", name)))
            Assert.Contains("Использовать это пока нельзя.", await still.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Single(Rejected.Names(await visitor.ReadAsync("/rejected")));
        using (var gone = await visitor.SendAsync("/rejected", "/rejected/north/forget", ("record", name)))
            Assert.Contains("Запись убрана из списка.", await gone.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Empty(Rejected.Names(await visitor.ReadAsync("/rejected")));
        foreach (var wrong in (string[])["", "../../gateway.json", name])
        {
            using var none = await visitor.SendAsync("/check", "/rejected/north/open", ("record", wrong));
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        }

        var audit = await File.ReadAllLinesAsync(Path.Combine(clinics.Outbox, "audit.jsonl"), Cancel);
        Assert.Equal(["open", "again", "forget"], audit.Select(l => JsonDocument.Parse(l).RootElement).Select(l => l.GetProperty("did").GetString()));
        Assert.All(audit, l => Assert.Contains($"\"user\":\"{PageClinics.User}\",\"from\":\"127.0.0.1\"", l, StringComparison.Ordinal));
        Assert.All(audit, l => Assert.DoesNotContain(PageClinics.Patient, l, StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(clinics.Outbox, "audit.jsonl")));
    }

    [Fact]
    public async Task Opens_no_record_when_that_cannot_be_noted()
    {
        await using var clinics = await PageClinics.StartAsync();
        await clinics.RejectAsync();
        Directory.CreateDirectory(Path.Combine(clinics.Outbox, "audit.jsonl"));
        using var visitor = new PageSession(clinics.Gateway);
        await visitor.SignedInAsync();
        using var opened = await visitor.SendAsync("/rejected", "/rejected/north/open", ("record", Rejected.Names(await visitor.ReadAsync("/rejected"))[0]));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, opened.StatusCode);
        Assert.DoesNotContain(PageClinics.Patient, await opened.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checks_a_clinic_and_says_what_to_do()
    {
        await using var clinics = await PageClinics.StartAsync();
        using var visitor = new PageSession(clinics.Gateway);
        await visitor.SignedInAsync();
        using (var answer = await visitor.SendAsync("/check", "/check/north"))
            Assert.Contains("text-round-trip", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using (var probe = await visitor.SendAsync("/check", "/check/north/probe/booking"))
            Assert.Contains("Проба прошла весь путь.", await probe.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var away = await visitor.SendAsync("/check", "/check/away");
        Assert.Contains("не существует", await away.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?lang=en", "ru", "State of the exchange")]
    [InlineData("/", "en-GB,en;q=0.9,ru;q=0.5", "State of the exchange")]
    [InlineData("/", "de;q=0.9,ru;q=0.5", "Состояние обмена")]
    [InlineData("/?lang=ru", "en", "Состояние обмена")]
    public async Task Speaks_the_language_that_is_asked_for(string path, string accepted, string title)
    {
        await using var clinics = await PageClinics.StartAsync();
        using var visitor = new PageSession(clinics.Gateway);
        visitor.Http.DefaultRequestHeaders.Remove("Accept-Language");
        visitor.Http.DefaultRequestHeaders.Add("Accept-Language", accepted);
        Assert.Contains($"<h1>{title}</h1>", await visitor.ReadAsync(path), StringComparison.Ordinal);
        // What was chosen is remembered.
        Assert.Contains($"<h1>{title}</h1>", await visitor.ReadAsync("/"), StringComparison.Ordinal);
    }
}
