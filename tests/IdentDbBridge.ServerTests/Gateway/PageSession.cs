using System.Net;
using System.Text.RegularExpressions;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>Somebody who looks at the page: a browser as far as cookies and forms go.</summary>
sealed partial class PageSession : IDisposable
{
    readonly HttpClient _http;
    readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    public PageSession(RunningGateway gateway) => _http = new HttpClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        CookieContainer = Cookies,
        SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null },
    })
    { BaseAddress = new Uri(gateway.Address), DefaultRequestHeaders = { { "Accept-Language", "ru" } } };

    public CookieContainer Cookies { get; } = new();

    public HttpClient Http => _http;

    /// <summary>What stands at an address; whatever it is answered with.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.Relative), _cancel);

    public async Task<string> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(_cancel);
    }

    /// <summary>Sends a form that stands on a page.</summary>
    /// <param name="page">Where it stands.</param>
    /// <param name="action">Where it leads.</param>
    /// <param name="fields">What is filled in.</param>
    public async Task<HttpResponseMessage> SendAsync(string page, string action, params (string Name, string Value)[] fields) =>
        await PostAsync(action, [.. fields, ("form-token", Token().Match(await ReadAsync(page)).Groups["token"].Value)]);

    public async Task<HttpResponseMessage> PostAsync(string action, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await _http.PostAsync(new Uri(action, UriKind.Relative), form, _cancel);
    }

    public Task<HttpResponseMessage> SignInAsync(string password = PageClinics.Password, string user = PageClinics.User, string to = "/") =>
        SendAsync("/sign-in", $"/sign-in?to={Uri.EscapeDataString(to)}", ("user", user), ("password", password));

    public async Task SignedInAsync()
    {
        using var answer = await SignInAsync();
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"form-token\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();
}
