using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IdentDbBridge.Gateway.Page;
using IdentDbBridge.ServerTests.Cli;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>Who may see what of the page, and what a browser is told of it.</summary>
public sealed class PageSecurity
{
    static readonly string[] OnlySignedIn = ["/history", "/history/north/20260302080000-a", "/clinic/north", "/check", "/rejected"];

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_everything_but_figures_wants_a_sign_in()
    {
        await using var clinics = await PageClinics.StartAsync();
        await clinics.FillAsync();
        using var visitor = new PageSession(clinics.Gateway);
        var page = await visitor.ReadAsync("/");
        Assert.Contains("Без входа видны только цифры.", page, StringComparison.Ordinal);
        Assert.Contains("не работает", page, StringComparison.Ordinal);
        Assert.DoesNotContain("IDENT-Integration-Key", page, StringComparison.Ordinal);
        foreach (var path in OnlySignedIn)
        {
            using var answer = await visitor.GetAsync(path);
            Assert.Equal((HttpStatusCode.Redirect, $"/sign-in?to={Uri.EscapeDataString(path)}"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        }

        foreach (var action in (string[])["/check/north", "/rejected/north/again", "/rejected/north/open", "/rejected/north/forget", "/sign-out"])
        {
            using var answer = await visitor.PostAsync(action);
            Assert.Equal((HttpStatusCode.Redirect, "/sign-in"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        }

        await visitor.SignedInAsync();
        Assert.Contains("IDENT-Integration-Key", await visitor.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("X-Real-IP", "203.0.113.7")]
    [InlineData("Host", "clinic.example")]
    public async Task Shows_nothing_to_who_comes_through_a_proxy_or_by_another_name(string header, string value)
    {
        await using var clinics = await PageClinics.StartAsync();
        using var visitor = new PageSession(clinics.Gateway);
        visitor.Http.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        using var answer = await visitor.GetAsync("/");
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in?to=%2F"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.DoesNotContain("north", await visitor.ReadAsync("/sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_told_to_the_browser_of_every_page_and_every_refusal()
    {
        await using var clinics = await PageClinics.StartAsync();
        using var visitor = new PageSession(clinics.Gateway);
        await visitor.SignedInAsync();
        foreach (var path in (string[])["/", "/sign-in", "/check", "/history", "/rejected", "/clinic/south", "/clinic/none", "/history/north/none", "/page/style.css", "/page/refresh.js", "/page/icon.svg"])
        {
            using var answer = await visitor.GetAsync(path);
            Assert.True(answer.Headers.TryGetValues("Content-Security-Policy", out var policy), path);
            Assert.Equal(["default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"], policy);
            Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
            Assert.Equal(["DENY"], answer.Headers.GetValues("X-Frame-Options"));
            Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
            Assert.True(answer.Headers.CacheControl!.NoStore, path);
        }

        using var forged = await visitor.PostAsync("/check/north");
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.True(forged.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task Keeps_cookies_from_scripts_and_from_other_sites()
    {
        await using var clinics = await PageClinics.StartAsync();
        using var visitor = new PageSession(clinics.Gateway);
        using var form = await visitor.GetAsync("/sign-in?lang=ru");
        using var answer = await visitor.SignInAsync();
        string[] cookies = [.. form.Headers.GetValues("Set-Cookie"), .. answer.Headers.GetValues("Set-Cookie")];
        Assert.Equal(["identdb", "identdb-form", "identdb-lang"], cookies.Select(c => c.Split('=')[0]).Distinct().Order());
        Assert.All(cookies, c => Assert.Contains("; samesite=strict", c, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, c => Assert.Contains("; httponly", c, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, c => Assert.DoesNotContain("; secure", c, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Keeps_cookies_to_https_where_there_is_https()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=clinic.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var path = Path.Combine(Directory.CreateTempSubdirectory("identdb-").FullName, "clinic.pfx");
        await File.WriteAllBytesAsync(path, certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Default, "secret"), Cancel);
        var endpoint = new { Url = "https://127.0.0.1:0", Certificate = new { Path = path, Password = "secret" } };
        await using var clinics = await PageClinics.StartAsync(new() { ["Kestrel"] = new { Endpoints = new { Own = endpoint } } }, urls: null);
        using var visitor = new PageSession(clinics.Gateway);
        using var form = await visitor.GetAsync("/sign-in?lang=en");
        using var answer = await visitor.SignInAsync();
        Assert.All(form.Headers.GetValues("Set-Cookie").Concat(answer.Headers.GetValues("Set-Cookie")), c => Assert.Contains("; secure", c, StringComparison.OrdinalIgnoreCase));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public async Task Bars_who_guesses_for_a_while_whatever_comes_next()
    {
        await using var clinics = await PageClinics.StartAsync();
        using var visitor = new PageSession(clinics.Gateway);
        for (var i = 0; i < LockOut.Tries; i++)
        {
            using var wrong = await visitor.SignInAsync($"wrong {i}", i % 2 == 0 ? PageClinics.User : "root");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
            Assert.False(wrong.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("identdb=", StringComparison.Ordinal)));
            Assert.Contains("Имя или пароль неверны.", await wrong.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        using var right = await visitor.SignInAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.DoesNotContain("Zq1", clinics.Gateway.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_by_a_password_of_12_characters_that_is_set_in_the_file()
    {
        await using var clinics = await PageClinics.StartAsync();
        var file = Path.Combine(clinics.Outbox, "new.txt");
        await File.WriteAllTextAsync(file, "short", Cancel);
        string[] line = ["serve", "--set-password", "--config", clinics.Gateway.ConfigPath, "--password-file", file];
        (await InProcess.RunAsync(line)).AssertSentence(2);
        await File.WriteAllTextAsync(file, "Новый пароль 12\n", Cancel);
        var set = await InProcess.RunAsync(line);
        Assert.Equal(0, set.Code);
        Assert.DoesNotContain("Новый", set.Output + set.Errors, StringComparison.Ordinal);
        await clinics.Gateway.UntilLoggedAsync("The settings have changed and are in effect");
        using var visitor = new PageSession(clinics.Gateway);
        using (var old = await visitor.SignInAsync())
            Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
        using var now = await visitor.SignInAsync("Новый пароль 12");
        Assert.Equal(HttpStatusCode.Redirect, now.StatusCode);
    }

    [Fact]
    public async Task Takes_no_form_that_is_not_its_own()
    {
        await using var clinics = await PageClinics.StartAsync();
        using var visitor = new PageSession(clinics.Gateway);
        using (var other = new PageSession(clinics.Gateway))
        {
            await other.SignedInAsync();
            using var forged = await other.PostAsync("/rejected/north/again", ("form-token", "x"));
            Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        }

        using var noToken = await visitor.PostAsync("/sign-in", ("user", PageClinics.User), ("password", PageClinics.Password));
        Assert.Equal(HttpStatusCode.BadRequest, noToken.StatusCode);
    }

    [Theory]
    [InlineData("/history", "/history")]
    [InlineData("//evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/a\r\nSet-Cookie: x=y", "/")]
    public async Task Leads_back_within_the_page_only(string to, string where)
    {
        await using var clinics = await PageClinics.StartAsync();
        using var visitor = new PageSession(clinics.Gateway);
        using var answer = await visitor.SignInAsync(to: to);
        Assert.Equal((HttpStatusCode.Redirect, where), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task Ends_what_was_begun_when_one_signs_out_or_the_password_changes()
    {
        await using var clinics = await PageClinics.StartAsync();
        using var visitor = new PageSession(clinics.Gateway);
        await visitor.SignedInAsync();
        using (var left = await visitor.SendAsync("/check", "/sign-out"))
            Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        using (var after = await visitor.GetAsync("/check"))
            Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
        await visitor.SignedInAsync();
        await visitor.ReadAsync("/check");
        clinics.Write([], "another password");
        await clinics.Gateway.UntilLoggedAsync("The settings have changed and are in effect");
        using var ended = await visitor.GetAsync("/check");
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
    }

    [Fact]
    public async Task Lets_nothing_that_was_sent_become_part_of_a_page()
    {
        await using var clinics = await PageClinics.StartAsync();
        const string Hostile = "<script>alert(1)</script>\" onload='x'";
        await clinics.SendAsync($$"""{"<script>alert(1)</script>\" onload='x'":"<script>alert(1)</script>\" onload='x'"}""");
        using var visitor = new PageSession(clinics.Gateway);
        await visitor.SignedInAsync();
        var list = await visitor.ReadAsync("/rejected");
        using var opened = await visitor.SendAsync("/rejected", "/rejected/north/open", ("record", Rejected.Names(list)[0]));
        var record = await opened.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("&lt;script&gt;", record, StringComparison.Ordinal);
        foreach (var page in (string[])[list, record, await visitor.ReadAsync("/"), await visitor.ReadAsync("/history?clinic=" + Uri.EscapeDataString(Hostile) + "&task=" + Uri.EscapeDataString(Hostile) + "&source=" + Uri.EscapeDataString(Hostile))])
            Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }
}
