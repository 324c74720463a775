using IdentDbBridge.TestServers;
using Microsoft.Playwright;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>Chromium for the tests of a class, started by the first of them.</summary>
public sealed class Browser : IAsyncLifetime
{
    IPlaywright? _playwright;
    IBrowser? _browser;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A window of its own, without cookies.</summary>
    internal async Task<BrowserWindow> OpenAsync(string address, int width = 1280, string locale = "ru-RU", ColorScheme colours = ColorScheme.Light)
    {
        if (BrowserProgram.Find() is not { } program)
        {
            TestEnvironment.SkipOrFail(BrowserProgram.Name, "Chromium is not installed");
            throw new InvalidOperationException();
        }

        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        });
        var context = await _browser.NewContextAsync(new() { BaseURL = address, Locale = locale, ColorScheme = colours, ViewportSize = new() { Width = width, Height = 800 } });
        return new BrowserWindow(context, await context.NewPageAsync(), address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
