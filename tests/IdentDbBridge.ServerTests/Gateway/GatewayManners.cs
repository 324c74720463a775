using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>What the gateway does whatever server the clinics have: who is let in, what is said of mistakes, and how it lives with its file.</summary>
public sealed class GatewayManners(ExchangeDatabase<Sqlite> exchange) : IClassFixture<ExchangeDatabase<Sqlite>>
{
    static readonly string Window = RunningGateway.Window(new DateTime(2026, 1, 1), new DateTime(2200, 1, 1));

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("the access key of IDENT's dialog")]
    [InlineData("the access key of IDENT's dialog, Ключ ")]
    [InlineData("the access key of ident's dialog, Ключ")]
    public async Task Lets_nobody_in_without_the_right_key(string? key)
    {
        await using var gateway = await StartAsync();
        foreach (var method in (string[])["GetTickets", "GetFinishedCalls", "GetOngoingCalls", "PostTimeTable"])
        {
            using var content = new StringContent("{}");
            bool isUpload = method == "PostTimeTable";
            using var answer = await gateway.AskAsync($"/ident/north/{method}?{Window}", key, isUpload ? HttpMethod.Post : HttpMethod.Get, isUpload ? content : null);
            // Kestrel takes the space at the end of a header's value away.
            if (key?.TrimEnd() == RunningGateway.Key)
                Assert.NotEqual(HttpStatusCode.Unauthorized, answer.StatusCode);
            else
                await AssertAsync(answer, HttpStatusCode.Unauthorized, "The access key is missing or wrong (header IDENT-Integration-Key).");
        }
    }

    [Theory]
    [InlineData("GET", "/ident/south/GetTickets", 404, "There is nothing at this address.")]
    [InlineData("GET", "/ident/closed/GetTickets", 404, "There is nothing at this address.")]
    [InlineData("GET", "/ident/south", 404, "There is nothing at this address.")]
    [InlineData("GET", "/ident/north/GetPatients", 404, "There is nothing at this address.")]
    [InlineData("GET", "/GetTickets", 404, "There is nothing at this address.")]
    [InlineData("GET", "/ident/north/../../etc/passwd", 404, "There is nothing at this address.")]
    [InlineData("GET", "/ident/north/%2e%2e/GetTickets", 404, "There is nothing at this address.")]
    [InlineData("POST", "/ident/north/GetTickets", 405, "This address takes another method, see the header Allow.")]
    [InlineData("GET", "/ident/north/PostTimeTable", 405, "This address takes another method, see the header Allow.")]
    [InlineData("GET", "/ident/north/GetTickets", 400, "dateTimeFrom is missing")]
    [InlineData("GET", "/ident/north/GetTickets?dateTimeFrom=2026-01-01T00:00:00", 400, "dateTimeTo is missing")]
    [InlineData("GET", "/ident/north/GetTickets?dateTimeFrom=yesterday&dateTimeTo=2200-01-01", 400, "dateTimeFrom is not a date and time")]
    [InlineData("GET", "/ident/north/GetTickets?dateTimeFrom=2026-02-30&dateTimeTo=2200-01-01", 400, "dateTimeFrom is not a date and time")]
    [InlineData("GET", "/ident/north/GetTickets?dateTimeFrom=2026-01-01T00:00:00%2B99:00&dateTimeTo=2200-01-01", 400, "dateTimeFrom is not a date and time")]
    [InlineData("GET", "/ident/north/GetTickets?dateTimeFrom=2026-01-01&dateTimeFrom=2026-01-02&dateTimeTo=2200-01-01", 400, "dateTimeFrom is missing, or is there twice.")]
    [InlineData("GET", "/ident/north/GetTickets?dateTimeFrom=2026-01-01&dateTimeTo=2200-01-01&limit=0", 400, "limit is not a whole number from 1 on.")]
    [InlineData("GET", "/ident/north/GetTickets?dateTimeFrom=2026-01-01&dateTimeTo=2200-01-01&limit=99999999999", 400, "limit is not a whole number from 1 on.")]
    [InlineData("GET", "/ident/north/GetOngoingCalls?offset=-1", 400, "offset is not a whole number from 0 on.")]
    public async Task Says_what_is_wrong_in_plain_text(string method, string path, int status, string says)
    {
        await using var gateway = await StartAsync();
        using var answer = await gateway.AskAsync(path, method: new HttpMethod(method));
        await AssertAsync(answer, (HttpStatusCode)status, says);
        if (status == 405)
            Assert.NotEmpty(answer.Content.Headers.Allow);
        if (status == 404)
            Assert.Contains($"Warning: Answered with 404: {method} ", gateway.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ident/north")]
    [InlineData("/ident/north/")]
    [InlineData("/IDENT/North//")]
    public async Task Answers_the_bare_root_without_a_key(string path)
    {
        await using var gateway = await StartAsync();
        using var answer = await gateway.AskAsync(path, key: null);
        await AssertAsync(answer, HttpStatusCode.OK, "IdentDbBridge");
        using var head = await gateway.AskAsync(path, key: null, HttpMethod.Head);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Theory]
    [InlineData("/ident/north/GetTickets")]
    [InlineData("/Ident/NORTH/gettickets")]
    [InlineData("//ident/north//GetTickets/")]
    [InlineData("/ident/north/GetTickets?DATETIMEFROM=0001-01-01T00:00:00Z&datetimeto=9999-12-31T23:59:59-14:00")]
    public async Task Takes_names_in_any_case_and_slashes_too_many(string path)
    {
        await using var gateway = await StartAsync();
        using var answer = await gateway.AskAsync(path.Contains('?', StringComparison.Ordinal) ? path : $"{path}?{Window}");
        await AssertAsync(answer, HttpStatusCode.OK, "[]", "application/json; charset=utf-8");
    }

    [Fact]
    public async Task Packs_its_answers_for_who_can_unpack_them()
    {
        await using var gateway = await StartAsync();
        foreach (var packing in (string[])["gzip", "br"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/ident/north/GetTickets?{Window}") { Headers = { { "Accept-Encoding", packing } } };
            request.Headers.TryAddWithoutValidation("IDENT-Integration-Key", RunningGateway.Key);
            using var answer = await gateway.Http.SendAsync(request, Cancel);
            Assert.Equal((HttpStatusCode.OK, packing), (answer.StatusCode, Assert.Single(answer.Content.Headers.ContentEncoding)));
        }
    }

    [Fact]
    public async Task Keeps_serving_the_others_when_one_clinic_is_broken()
    {
        await exchange.CreateAsync();
        var directory = Directory.CreateTempSubdirectory("identdb-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(directory, "empty.db"), [], Cancel);
        await using var gateway = await RunningGateway.StartAsync(new()
        {
            ["north"] = RunningGateway.Clinic("sqlite", exchange.Database!.ConnectionString),
            ["away"] = RunningGateway.Clinic("mysql", "Server=127.0.0.1;Port=1;User ID=u;Password=ПарольТайный;Database=d;Connection Timeout=2"),
            ["gone"] = RunningGateway.Clinic("sqlite", $"Data Source={directory}/none.db"),
            ["empty"] = RunningGateway.Clinic("sqlite", $"Data Source={directory}/empty.db"),
        });
        foreach (var clinic in (string[])["away", "gone", "empty"])
        {
            using var answer = await gateway.AskAsync($"/ident/{clinic}/GetTickets?{Window}");
            Assert.Equal((HttpStatusCode.ServiceUnavailable, 30), (answer.StatusCode, answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
            Assert.DoesNotContain("Пароль", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
            using var upload = new StringContent("""{"Doctors":[],"Branches":[],"Intervals":[]}""");
            using var refused = await gateway.AskAsync($"/ident/{clinic}/PostTimeTable", method: HttpMethod.Post, content: upload);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }

        using var north = await gateway.AskAsync($"/ident/north/GetTickets?{Window}");
        await AssertAsync(north, HttpStatusCode.OK, "[]", "application/json; charset=utf-8");
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Follows_its_file_without_a_restart()
    {
        await using var gateway = await StartAsync();
        var north = RunningGateway.Clinic("sqlite", exchange.Database!.ConnectionString);
        gateway.Write(new() { ["north"] = north, ["south"] = RunningGateway.Clinic("sqlite", exchange.Database!.ConnectionString, "the key of the south") });
        await UntilAsync(gateway, "south", "the key of the south", HttpStatusCode.OK);
        // A file that cannot be used changes nothing.
        gateway.WriteText("{ \"clinics\": { \"north\": ");
        await gateway.UntilLoggedAsync("Error: The settings have changed and are not used.");
        gateway.WriteText("{ \"clinics\": { \"north\": { \"provider\": \"oracle\" } } }");
        await gateway.UntilLoggedAsync("clinics.north.provider: unknown");
        await UntilAsync(gateway, "south", "the key of the south", HttpStatusCode.OK);
        gateway.Write(new() { ["north"] = north, ["south"] = RunningGateway.Clinic("sqlite", exchange.Database!.ConnectionString, "another key of the south") });
        await UntilAsync(gateway, "south", "the key of the south", HttpStatusCode.Unauthorized);
        await UntilAsync(gateway, "south", "another key of the south", HttpStatusCode.OK);
        gateway.Write(new() { ["north"] = north });
        await UntilAsync(gateway, "south", "another key of the south", HttpStatusCode.NotFound);
        await UntilAsync(gateway, "north", RunningGateway.Key, HttpStatusCode.OK);
    }

    [Fact]
    public async Task Serves_https_with_the_certificate_that_the_file_names()
    {
        await exchange.CreateAsync();
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=clinic.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var path = Path.Combine(Directory.CreateTempSubdirectory("identdb-").FullName, "clinic.pfx");
        await File.WriteAllBytesAsync(path, certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Default, "secret"), Cancel);
        var endpoint = new { Url = "https://127.0.0.1:0", Certificate = new { Path = path, Password = "secret" } };
        await using var gateway = await RunningGateway.StartAsync(
            new() { ["north"] = RunningGateway.Clinic("sqlite", exchange.Database!.ConnectionString) },
            new() { ["Kestrel"] = new { Endpoints = new { Own = endpoint } } },
            urls: null);
        Assert.StartsWith("https://", gateway.Address, StringComparison.Ordinal);
        using var answer = await gateway.AskAsync($"/ident/north/GetTickets?{Window}");
        await AssertAsync(answer, HttpStatusCode.OK, "[]", "application/json; charset=utf-8");
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    async Task UntilAsync(RunningGateway gateway, string clinic, string key, HttpStatusCode status)
    {
        HttpStatusCode last = default;
        for (var end = DateTime.UtcNow.AddSeconds(30); DateTime.UtcNow < end; await Task.Delay(50, Cancel))
        {
            using var answer = await gateway.AskAsync($"/ident/{clinic}/GetTickets?{Window}", key);
            if ((last = answer.StatusCode) == status)
                return;
        }

        Assert.Fail($"{clinic}: {last} instead of {status}");
    }

    async Task<RunningGateway> StartAsync()
    {
        await exchange.CreateAsync();
        return await RunningGateway.StartAsync(new()
        {
            ["north"] = RunningGateway.Clinic("sqlite", exchange.Database!.ConnectionString),
            ["closed"] = new { provider = "sqlite", connection = exchange.Database.ConnectionString, timeZone = "Europe/Moscow" },
        });
    }

    async Task AssertAsync(HttpResponseMessage answer, HttpStatusCode status, string says, string type = "text/plain; charset=utf-8")
    {
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains(says, text, StringComparison.Ordinal);
        Assert.Equal((status, type), (answer.StatusCode, answer.Content.Headers.ContentType!.ToString()));
    }
}
