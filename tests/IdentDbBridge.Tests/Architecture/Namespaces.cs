using System.Reflection;
using System.Runtime.CompilerServices;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Data;
using IdentDbBridge.Gateway;
using IdentDbBridge.Migrations;
using IdentDbBridge.Rules;
using IdentDbBridge.Schema;

namespace IdentDbBridge.Tests.Architecture;

public sealed class Namespaces(ITestOutputHelper log)
{
    /// <summary>One type of each assembly.</summary>
    static readonly Type[] Ours =
    [
        typeof(RuleNote),
        typeof(SqlCatalog),
        typeof(Exchange),
        typeof(Migrator),
        typeof(SchemaAudit),
        typeof(GatewayHost),
        typeof(ExitCodes),
    ];

    /// <summary>The compiler keeps the projects apart; this keeps the namespaces in them apart.</summary>
    [Fact]
    public void Have_no_circle()
    {
        var graph = new NamespaceGraph(Ours.Select(t => t.Assembly.Location));
        log.WriteLine($"figure: {graph.Edges.Count} ways between namespaces");
        Assert.Contains(("IdentDbBridge", "IdentDbBridge.Calls"), graph.Edges);
        Assert.Contains(("IdentDbBridge.Calls", "IdentDbBridge.Data"), graph.Edges);
        Assert.Contains(("IdentDbBridge.Cli", "IdentDbBridge.Cli.Commands"), graph.Edges);
        Assert.Contains(("IdentDbBridge.Schema", "IdentDbBridge.Migrations.Run"), graph.Edges);
        Assert.Empty(graph.Circles());
    }

    [Fact]
    public void Of_the_runner_are_not_in_the_integrators_package()
    {
        var references = typeof(Exchange).Assembly.GetReferencedAssemblies().Concat(typeof(SqlCatalog).Assembly.GetReferencedAssemblies()).Select(r => r.Name).ToHashSet();
        Assert.Contains("IdentDbBridge.Model", references);
        Assert.DoesNotContain("dbup-core", references);
        Assert.DoesNotContain("IdentDbBridge.Migrations", references);
        Assert.DoesNotContain("IdentDbBridge", typeof(Migrator).Assembly.GetReferencedAssemblies().Select(r => r.Name));
    }

    /// <summary>Whatever it does, a program of others can do.</summary>
    [Fact]
    public void Of_the_command_line_see_public_members_only()
    {
        var friends = Ours.SelectMany(t => t.Assembly.GetCustomAttributes<InternalsVisibleToAttribute>()).Select(a => a.AssemblyName).ToHashSet();
        Assert.Contains("IdentDbBridge.Tests", friends);
        Assert.DoesNotContain(typeof(ExitCodes).Assembly.GetName().Name!, friends);
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
