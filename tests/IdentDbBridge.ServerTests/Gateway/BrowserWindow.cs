using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>A window of the browser, which notes what nobody wants to see: errors on the console, requests to elsewhere.</summary>
sealed class BrowserWindow : IAsyncDisposable
{
    readonly IBrowserContext _context;
    readonly ConcurrentQueue<string> _troubles = new();
    readonly ConcurrentQueue<string> _requests = new();

    public BrowserWindow(IBrowserContext context, IPage page, string address)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _troubles.Enqueue($"console: {message.Text}");
        };
        page.PageError += (_, error) => _troubles.Enqueue($"error: {error}");
        page.Request += (_, request) =>
        {
            _requests.Enqueue(request.ResourceType);
            if (!request.Url.StartsWith(address + "/", StringComparison.Ordinal))
                _troubles.Enqueue($"elsewhere: {request.Url}");
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
                _troubles.Enqueue($"{response.Status}: {response.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>How many times the script has asked.</summary>
    public async Task<int> FetchedAsync()
    {
        // Behind what the browser has told until then.
        await Page.EvaluateAsync("1");
        return _requests.Count(kind => kind == "fetch");
    }

    public async Task SignInAsync()
    {
        await Page.GotoAsync("/sign-in");
        await Page.FillAsync("#user", PageClinics.User);
        await Page.FillAsync("#password", PageClinics.Password);
        await Page.PressAsync("#password", "Enter");
        // Asked of the page itself: WaitForURLAsync may miss the event of a load that ends while it begins to wait.
        await Page.WaitForFunctionAsync("location.pathname === '/' && document.readyState === 'complete'");
    }

    /// <summary>Nothing that keeps somebody out, nothing wider than the window.</summary>
    public async Task AssertUsableAsync()
    {
        string where = await Page.EvaluateAsync<string>("location.pathname + ' ' + innerWidth");
        Assert.True(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{where}: wider than the window");
        AxeResult found = await Page.RunAxe();
        Assert.NotEmpty(found.Passes);
        Assert.True(found.Violations.Length == 0, $"{where}: {string.Join("\n", found.Violations.Select(v => $"{v.Impact} {v.Id}: {v.Help}: {string.Join(", ", v.Nodes.Select(n => n.Html))}"))}");
    }

    /// <summary>What was noted.</summary>
    public void AssertQuiet() => Assert.Empty(_troubles);

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
