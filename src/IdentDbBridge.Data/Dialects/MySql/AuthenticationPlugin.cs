namespace IdentDbBridge.Dialects.MySql;

/// <summary>How accounts of MySQL and MariaDB log in, by the names that the servers give it.</summary>
static class AuthenticationPlugin
{
    public const string NativePassword = "mysql_native_password";

    public const string CachingSha2 = "caching_sha2_password";

    /// <summary>Asks the operating system who the client is, so it lets in this machine's own users only.</summary>
    public const string UnixSocket = "unix_socket";
}
