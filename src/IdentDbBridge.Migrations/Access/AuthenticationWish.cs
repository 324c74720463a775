namespace IdentDbBridge.Access;

/// <summary>How a new account of MySQL or MariaDB is to log in.</summary>
public enum AuthenticationWish
{
    /// <summary>As the server makes accounts by itself.</summary>
    Default,

    /// <summary>By <c>mysql_native_password</c>: every driver knows it, and its hash of the password is the weaker one. MySQL 9 has it no more, MySQL 8.4 only when its configuration says so.</summary>
    Native,

    /// <summary>By <c>caching_sha2_password</c>: drivers from 2018 on, over TLS. MariaDB does not have it.</summary>
    Sha2,
}
