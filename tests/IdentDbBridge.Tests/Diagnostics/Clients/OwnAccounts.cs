using IdentDbBridge.Health.Clients;

namespace IdentDbBridge.Tests.Diagnostics.Clients;

/// <summary>SHOW CREATE USER as MySQL 5.7 to 9 and MariaDB 10.4 to 11 write it.</summary>
public sealed class OwnAccounts
{
    const string Hash = "*0D3CED9BEC10A777AEC23CCC353A8C08A633045E";

    [Theory]
    [InlineData($"CREATE USER `ident`@`%` IDENTIFIED BY PASSWORD '{Hash}'", "mysql_native_password")]
    [InlineData("CREATE USER `ident`@`%`", "mysql_native_password")]
    [InlineData($"CREATE USER `y`@`%` IDENTIFIED VIA unix_socket OR mysql_native_password USING '{Hash}' REQUIRE SSL", "mysql_native_password", true)]
    [InlineData("CREATE USER `y`@`localhost` IDENTIFIED VIA unix_socket", "unix_socket")]
    [InlineData("CREATE USER `y`@`%` IDENTIFIED VIA ed25519 USING 'ZIgUREUg5PVgQ6LskhXmO+eZLS0nC8be6HPjYWR4YJY'", "ed25519")]
    [InlineData($"CREATE USER `y`@`%` IDENTIFIED VIA ed25519 USING 'ZIg' OR mysql_native_password USING '{Hash}'", "ed25519,mysql_native_password")]
    [InlineData("CREATE USER `y`@`%` IDENTIFIED VIA gssapi USING 'y@CLINIC'", "gssapi")]
    [InlineData("CREATE USER `ident`@`%` IDENTIFIED WITH 'caching_sha2_password' AS '$A$005$\\'REQUIRE X509 OR `x' REQUIRE NONE PASSWORD EXPIRE DEFAULT ACCOUNT UNLOCK PASSWORD HISTORY DEFAULT", "caching_sha2_password")]
    [InlineData("CREATE USER 'ident'@'%' IDENTIFIED WITH 'mysql_native_password' AS '*AB' REQUIRE NONE PASSWORD EXPIRE DEFAULT ACCOUNT UNLOCK", "mysql_native_password")]
    [InlineData("CREATE USER `i`@`%` IDENTIFIED WITH 'sha256_password' AS '$5$x' REQUIRE SSL PASSWORD EXPIRE DEFAULT", "sha256_password", true)]
    [InlineData("CREATE USER `i`@`%` IDENTIFIED WITH 'caching_sha2_password' AS 0x24412430 AND IDENTIFIED WITH 'authentication_webauthn' REQUIRE NONE ATTRIBUTE '{\"comment\": \"IDENTIFIED WITH x OR y\"}'", "caching_sha2_password,authentication_webauthn")]
    [InlineData("CREATE USER `i`@`%` IDENTIFIED WITH 'mysql_native_password' AS '*AB' REQUIRE SUBJECT '/CN=SSL' PASSWORD EXPIRE DEFAULT", "mysql_native_password", true, true)]
    [InlineData("CREATE USER `i`@`%` IDENTIFIED BY PASSWORD '*AB' REQUIRE X509 WITH MAX_QUERIES_PER_HOUR 5", "mysql_native_password", true, true)]
    [InlineData("CREATE USER `i`@`%` IDENTIFIED BY PASSWORD '*AB' REQUIRE CIPHER 'AES'", "mysql_native_password", true)]
    [InlineData("CREATE USER `IDENTIFIED VIA x`@`OR y` IDENTIFIED BY PASSWORD '*AB' WITH MAX_USER_CONNECTIONS 3", "mysql_native_password")]
    public void Are_read_without_what_their_values_hold(string statement, string plugins, bool needsTls = false, bool needsCertificate = false)
    {
        var account = OwnAccount.Parse(statement);
        Assert.Equal(plugins, string.Join(',', account.Plugins));
        Assert.Equal((needsTls, needsCertificate), (account.NeedsTls, account.NeedsCertificate));
        Assert.DoesNotContain(Hash, account.ToString(), StringComparison.Ordinal);
    }
}
