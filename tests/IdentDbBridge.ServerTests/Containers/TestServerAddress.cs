using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.Containers;

/// <summary>A server that tests run on.</summary>
/// <param name="ConnectionString">Of a login that may create databases and logins; names no database.</param>
/// <param name="Image">What its container was started from; null for a server that no test has started.</param>
public sealed record TestServerAddress(string ConnectionString, string? Image)
{
    /// <summary>Notes in the result of the current test that it ran against a container. The summary of a run counts these lines.</summary>
    public void Note()
    {
        if (Image is not null)
            TestContext.Current.TestOutputHelper?.WriteLine($"{TestSummary.ContainerMark}{Image}");
    }
}
