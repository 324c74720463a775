using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IdentDbBridge.ServerTests.IdentClients;

/// <summary>A certificate that a server's administrator signed by himself, with its key, in two files.</summary>
sealed class ServerCertificate : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("identdb-").FullName;

    public ServerCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=clinic", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        File.WriteAllText(Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(Key, key.ExportRSAPrivateKeyPem());
    }

    /// <summary>The path of the certificate (PEM).</summary>
    public string Certificate => Path.Combine(_directory, "certificate.pem");

    /// <summary>The path of its key (PEM).</summary>
    public string Key => Path.Combine(_directory, "key.pem");

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
