namespace IdentDbBridge.TestServers;

/// <summary>How each server is called.</summary>
public static class ServerKinds
{
    extension(ServerKind kind)
    {
        /// <summary>The product's name, as its makers write it.</summary>
        public string Product => kind == ServerKind.MySql ? "MySQL" : "MariaDB";

        /// <summary>The environment variable in which tests look for its connection string.</summary>
        public string Variable => $"IDENTDB_TEST_{kind.ToString().ToUpperInvariant()}";
    }
}
