namespace IdentDbBridge.Errors;

/// <summary>What was asked for cannot be done as it was said: an option, a file, a connection string, a script directory.</summary>
public sealed class ConfigurationException : IdentDbException
{
    public ConfigurationException(string message) : base(message)
    {
    }

    public ConfigurationException(string message, Exception? inner) : base(message, inner)
    {
    }
}
