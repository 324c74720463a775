namespace IdentDbBridge.TestServers;

/// <summary>The database servers that can be installed and started for tests.</summary>
public enum ServerKind
{
    MariaDb,
    MySql,
}
