using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IdentDbBridge.Data;
using IdentDbBridge.Dialects;

namespace IdentDbBridge.Tests.ConnectionStrings;

/// <summary>The way in which a SQL Server cannot be reached decides what to do about it. No server is needed for that.</summary>
public sealed class SqlServersOutOfReach : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    [Theory]
    [InlineData(@"127.0.0.1\SQLEXPRESS", "SQL Server Browser")]
    [InlineData(@"tcp:127.0.0.1\SQLEXPRESS", "SQL Server Browser")]
    [InlineData("127.0.0.1,1", "TCP/IP")]
    [InlineData("tcp:127.0.0.1,1", "TCP/IP")]
    [InlineData(@"127.0.0.1\SQLEXPRESS,1", "TCP/IP")]
    [InlineData("127.0.0.1,SQL", "with a comma before the port")]
    [InlineData("127.0.0.1:1433", "with a comma before the port")]
    [InlineData("no-such-host.invalid", "No machine of that name")]
    public async Task Are_told_by_their_address(string server, string advice)
    {
        string message = await FailAsync($"Server={server}");
        Assert.Contains(advice, message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_told_when_another_program_answers()
    {
        Serve(connection => connection.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray()).AsTask());
        Assert.Contains("another program", await FailAsync($"Server=127.0.0.1,{Port}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_told_when_they_do_not_answer()
    {
        // The system accepts the connection, and nobody takes it.
        _listener.Start();
        Assert.Contains("has not answered in time", await FailAsync($"Server=127.0.0.1,{Port}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_told_when_they_do_not_speak_Encrypt_Strict()
    {
        Serve(_ => Task.CompletedTask);
        Assert.Contains("Encrypt=Strict works with SQL Server 2022", await FailAsync($"Server=127.0.0.1,{Port};Encrypt=Strict"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_told_when_their_certificate_is_not_trusted()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=SQL", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var own = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var certificate = X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null);
        Serve(async connection =>
        {
            await using var secured = new SslStream(connection);
            await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate, ApplicationProtocols = [new SslApplicationProtocol("tds/8.0")] });
        });
        string message = await FailAsync($"Server=127.0.0.1,{Port};Encrypt=Strict");
        Assert.Contains("certificate is not accepted", message, StringComparison.Ordinal);
        Assert.Contains("TrustServerCertificate=true", message, StringComparison.Ordinal);
    }

    static async Task<string> FailAsync(string server)
    {
        ConnectionTarget target = Dialect.Parse("mssql", $"{server};Database=ident;User Id=sa;Password=geheim-1;Connect Timeout=5");
        var error = await Assert.ThrowsAsync<ConnectionException>(async () => await (await Db.OpenAsync(target, ConnectionUse.Inspect, TestContext.Current.CancellationToken)).DisposeAsync());
        return error.Message;
    }

    /// <summary>Answers each connection so, and closes it.</summary>
    void Serve(Func<NetworkStream, Task> answer)
    {
        _listener.Start();
        _ = ServeAsync(answer);
    }

    async Task ServeAsync(Func<NetworkStream, Task> answer)
    {
        while (_listener.Server.IsBound)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await answer(client.GetStream());
            }
            catch (Exception e) when (e is SocketException or IOException or AuthenticationException or ObjectDisposedException)
            {
                // The driver has gone, or the test is over.
            }
        }
    }
}
