using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.TestServers;

/// <summary>The arguments of <c>test</c>.</summary>
public sealed class TestCommands
{
    [Theory]
    [InlineData("--no-build", null, "--no-build")]
    [InlineData("--in-containers|A&B", "A&B", "")]
    [InlineData("--no-build|--in-containers|A|--filter|B", "A", "--no-build|--filter|B")]
    public void Hold_the_filter_of_what_runs_in_containers(string arguments, string? filter, string others)
    {
        var taken = TestCommand.Take(arguments.Split('|'));
        Assert.Equal((filter, others), (taken.Filter, string.Join('|', taken.Others)));
    }

    [Fact]
    public void Are_refused_without_that_filter() =>
        Assert.Contains("--in-containers wants a filter", Assert.Throws<TestServerException>(() => TestCommand.Take(["--in-containers"])).Message, StringComparison.Ordinal);
}
