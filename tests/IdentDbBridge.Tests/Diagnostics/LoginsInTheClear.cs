using System.Runtime.CompilerServices;
using IdentDbBridge.Dialects.MySql;
using MySqlConnector;

namespace IdentDbBridge.Tests.Diagnostics;

/// <summary>
/// A login by caching_sha2_password without TLS. On loopback the driver fetches the server's key by itself, and test servers listen nowhere
/// else, so its exception is made here as it makes it.
/// </summary>
public sealed class LoginsInTheClear
{
    const string Said = "Authentication method 'caching_sha2_password' failed. Either use a secure connection, specify the server's RSA public key with ServerRSAPublicKeyFile, or set AllowPublicKeyRetrieval=True.";

    [Fact]
    public void Are_told_by_the_setting_that_allows_them_and_not_as_a_server_that_is_away()
    {
        var refused = MySqlErrors.Classify(Make(MySqlErrorCode.UnableToConnectToHost, Said))!;
        Assert.Equal((1042, ServerErrorKind.Other), (refused.Number, refused.Kind));
        Assert.Contains("add AllowPublicKeyRetrieval=true to the connection string", refused.Text, StringComparison.Ordinal);
        Assert.Equal(ServerErrorKind.Unreachable, MySqlErrors.Classify(Make(MySqlErrorCode.UnableToConnectToHost, "Unable to connect to any of the specified MySQL hosts."))!.Kind);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    static extern MySqlException Make(MySqlErrorCode code, string text);
}
