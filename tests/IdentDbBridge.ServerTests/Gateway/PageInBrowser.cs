using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>The page in a browser, as an administrator of a clinic meets it.</summary>
public sealed class PageInBrowser(Browser browser) : IClassFixture<Browser>
{
    static readonly string[] Views = ["/", "/history?clinic=north", "/clinic/north", "/check", "/rejected"];

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_signed_in_to_filtered_checked_and_sent_again_from()
    {
        await using var clinics = await FilledAsync();
        await using var window = await browser.OpenAsync(clinics.Gateway.Address);
        var page = window.Page;
        await page.GotoAsync("/");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Состояние обмена");
        await Expect(page.GetByText("Без входа видны только цифры.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Войти" }).ClickAsync();
        await page.GetByLabel("Имя").FillAsync(PageClinics.User);
        await page.GetByLabel("Пароль").FillAsync(PageClinics.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Войти" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Выйти" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "История" }).ClickAsync();
        await page.GetByLabel("Клиника").SelectOptionAsync("north");
        await page.GetByLabel("Итог").SelectOptionAsync("failed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Показать" }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        await page.GetByLabel("Источник").SelectOptionAsync("site");
        await page.GetByRole(AriaRole.Button, new() { Name = "Показать" }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Подробнее" }).ClickAsync();
        await Expect(page.GetByText("field_5=•••")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Проверить" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Проверить клинику north" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Ошибок");
        await Expect(page.Locator("tbody tr")).Not.ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Link, new() { Name = "Отклонённое" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Открыть" }).ClickAsync();
        await Expect(page.GetByText(PageClinics.Patient)).ToBeVisibleAsync();
        clinics.Write(new() { ["field_6"] = "ClientPhone" });
        await clinics.Gateway.UntilLoggedAsync("The settings have changed and are in effect");
        await page.GetByRole(AriaRole.Button, new() { Name = "Отправить снова" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Использовать это пока нельзя.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Отправить снова всё для north" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Использовать это пока нельзя.");
        // With the right column it becomes a ticket by itself, and leaves the list.
        clinics.Write(new() { ["field_5"] = "ClientPhone" });
        await clinics.Gateway.UntilLoggedAsync("what site had sent could be used now");
        await page.GetByRole(AriaRole.Link, new() { Name = "Отклонённое" }).ClickAsync();
        await Expect(page.GetByText(PageClinics.Patient)).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Отправить снова" })).ToHaveCountAsync(0);
        await clinics.UntilAsync(async () =>
        {
            await using var door = await clinics.North.OpenExchangeAsync(o => o with { TimeZone = "Asia/Krasnoyarsk" });
            return (await door.Tickets.ReadAsync(DateTime.UtcNow.AddDays(-1), DateTime.UtcNow.AddDays(1), Cancel)).Any(t => t.Id == "site-2" && t.ClientPhone == PageClinics.Phone);
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Выйти" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Войти" })).ToBeVisibleAsync();
        window.AssertQuiet();
    }

    [Theory]
    [InlineData("ru-RU", 360, ColorScheme.Light)]
    [InlineData("en-GB", 1280, ColorScheme.Dark)]
    public async Task Keeps_nobody_out_in_either_language_on_any_width_by_day_and_night(string locale, int width, ColorScheme colours)
    {
        await using var clinics = await FilledAsync();
        await using var window = await browser.OpenAsync(clinics.Gateway.Address, width, locale, colours);
        await window.Page.GotoAsync("/sign-in");
        await window.AssertUsableAsync();
        await window.SignInAsync();
        foreach (var view in Views)
        {
            await window.Page.GotoAsync(view);
            Assert.Equal(locale[..2], await window.Page.Locator("html").GetAttributeAsync("lang"));
            await window.AssertUsableAsync();
        }

        await window.Page.GotoAsync("/check");
        await window.Page.Locator("form[action='/check/north'] button").ClickAsync();
        await window.AssertUsableAsync();
        window.AssertQuiet();
    }

    [Fact]
    public async Task Is_worked_by_keyboard_alone()
    {
        await using var clinics = await FilledAsync();
        await using var window = await browser.OpenAsync(clinics.Gateway.Address, locale: "en-GB");
        var page = window.Page;
        await page.GotoAsync("/sign-in");
        await TabToAsync(page, "Name");
        await page.Keyboard.TypeAsync(PageClinics.User);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(PageClinics.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("State of the exchange");
        // The first stop leads past the header.
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("To the content", await FocusAsync(page));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.StartsWith("Pictures of", await FocusAsync(page), StringComparison.Ordinal);
        await page.GotoAsync("/rejected");
        await TabToAsync(page, "Open");
        Assert.True(await page.EvaluateAsync<bool>("getComputedStyle(document.activeElement).outlineStyle !== 'none'"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText(PageClinics.Patient)).ToBeVisibleAsync();
        await TabToAsync(page, "Done, take it off the list");
        await page.Keyboard.PressAsync("Space");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("It is off the list.");
        window.AssertQuiet();
    }

    [Fact]
    public async Task Reads_itself_again_and_leaves_alone_who_is_busy_in_it()
    {
        await using var clinics = await PageClinics.StartAsync();
        await using var window = await browser.OpenAsync(clinics.Gateway.Address, locale: "en-GB");
        var page = window.Page;
        await page.Clock.InstallAsync();
        await window.SignInAsync();
        await Expect(page.GetByText("Source site")).ToBeVisibleAsync();
        await Expect(page.Locator("article.good h3", new() { HasText = "Source site" })).ToHaveCountAsync(0);
        await clinics.SendAsync("""{"id":"1","phone":"+79130000001"}""");
        await page.GetByRole(AriaRole.Link, new() { Name = "Pictures of north" }).FocusAsync();
        await page.Clock.FastForwardAsync(31_000);
        Assert.Equal(0, await window.FetchedAsync());
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Clock.FastForwardAsync(31_000);
        await Expect(page.Locator("article.good h3", new() { HasText = "Source site" })).ToHaveCountAsync(1);
        Assert.Equal(1, await window.FetchedAsync());
        window.AssertQuiet();
    }

    /// <summary>With IDENTDB_TEST_ACCEPT=pictures they are made anew.</summary>
    [Theory]
    [InlineData("ru-RU", "ru")]
    [InlineData("en-GB", "en")]
    public async Task Is_shown_in_the_guides(string locale, string language)
    {
        await using var clinics = await FilledAsync();
        await using var window = await browser.OpenAsync(clinics.Gateway.Address, 1000, locale);
        await window.SignInAsync();
        var guide = await File.ReadAllTextAsync(Path.Combine(Docs(), language == "ru" ? "gateway.ru.md" : "gateway.md"), Cancel);
        foreach (var (name, view) in ((string, string)[])[("state", "/"), ("history", "/history?clinic=north"), ("pictures", "/clinic/north")])
        {
            await window.Page.GotoAsync(view);
            await window.Page.EvaluateAsync("document.querySelector('#clinic-north')?.scrollIntoView()");
            var picture = await window.Page.ScreenshotAsync(new() { Clip = new() { X = 0, Y = 0, Width = 1000, Height = 800 } });
            var file = Path.Combine(Docs(), "images", $"gateway-{name}-{language}.png");
            if (Environment.GetEnvironmentVariable("IDENTDB_TEST_ACCEPT") == "pictures")
                await File.WriteAllBytesAsync(file, picture, Cancel);
            // As wide and high as it is now; the times on it differ.
            Assert.Equal(picture[..24], (await File.ReadAllBytesAsync(file, Cancel))[..24]);
            Assert.Contains($"(images/gateway-{name}-{language}.png)", guide, StringComparison.Ordinal);
        }
    }

    static async Task<PageClinics> FilledAsync()
    {
        var clinics = await PageClinics.StartAsync();
        await clinics.FillAsync();
        await clinics.UntilWrittenAsync(7);
        return clinics;
    }

    /// <summary>Steps from one to the next, as who has no mouse does.</summary>
    static async Task TabToAsync(IPage page, string name)
    {
        for (var i = 0; i < 60; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if ((await FocusAsync(page)).StartsWith(name, StringComparison.Ordinal))
                return;
        }

        Assert.Fail($"No way by Tab to '{name}'.");
    }

    static Task<string> FocusAsync(IPage page) =>
        page.EvaluateAsync<string>("(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()");

    static string Docs([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../../docs");
}
