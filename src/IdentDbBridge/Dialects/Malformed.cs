namespace IdentDbBridge.Dialects;

static class Malformed
{
    /// <summary>The driver's own message is dropped: it quotes the key it stumbled over, which may be the tail of a password with a semicolon.</summary>
    public static ConfigurationException ConnectionString(IDialect dialect) =>
        new(T($"The connection string is not one that the {dialect.ProductName} driver understands: it is malformed or has a key or value that the driver does not know. It is not shown, because it may hold a password; a value with ';' or '=' in it must be quoted."));
}
