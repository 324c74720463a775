using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.TestServers;

public sealed class ChildSignalsTests
{
    [Fact]
    public async Task Are_the_usual_ones_where_the_runner_ignores_Ctrl_C()
    {
        var run = await Shell.RunAsync($"trap '' INT; exec dotnet exec '{typeof(ChildSignals).Assembly.Location}' child-signals");
        Assert.Equal("survived\nended\n", run.Output);
    }
}
