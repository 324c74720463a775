namespace IdentDbBridge.TestServers;

/// <summary>A test server could not be found, installed or started. The message is fit to be shown.</summary>
public sealed class TestServerException : IdentDbException
{
    public TestServerException(string message) : base(message)
    {
    }

    public TestServerException(string message, Exception inner) : base(message, inner)
    {
    }
}
