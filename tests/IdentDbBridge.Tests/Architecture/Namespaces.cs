using IdentDbBridge.Data;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Tests.Architecture;

public sealed class Namespaces(ITestOutputHelper log)
{
    /// <summary>The compiler keeps the projects apart; this keeps the namespaces in them apart.</summary>
    [Fact]
    public void Of_model_data_and_library_have_no_circle()
    {
        var graph = new NamespaceGraph(typeof(RuleNote).Assembly.Location, typeof(SqlCatalog).Assembly.Location, typeof(Exchange).Assembly.Location);
        log.WriteLine($"figure: {graph.Edges.Count} ways between namespaces");
        Assert.Contains(("IdentDbBridge", "IdentDbBridge.Calls"), graph.Edges);
        Assert.Contains(("IdentDbBridge.Calls", "IdentDbBridge.Data"), graph.Edges);
        Assert.Empty(graph.Circles());
    }

    /// <summary>Two namespaces of this assembly that use each other on purpose.</summary>
    [Fact]
    public void That_use_each_other_are_found()
    {
        var circles = new NamespaceGraph(typeof(Namespaces).Assembly.Location).Circles();
        Assert.Contains(circles, c => c.Contains($"{nameof(East.Eastern)} uses {nameof(West.Western)}", StringComparison.Ordinal));
        Assert.Contains(circles, c => c.Contains($"{nameof(West.Western)} uses {nameof(East.Eastern)}", StringComparison.Ordinal));
    }
}
