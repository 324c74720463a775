using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(IdentDbBridge.ServerTests.LongestFirst))]

namespace IdentDbBridge.ServerTests;

/// <summary>Begins with the classes that take minutes. One that began last would be alone with its thread at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    static readonly string[] Long =
        ["ClientsOn", "HostileNames", "FirstHour", "UnderFireOn", "PageInBrowser", "KillOn", "CheckSettingsOn", "StoppedServer", "ScriptSessionOn", "AdoptionsOn"];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : Xunit.Sdk.ITestCollection =>
        [.. testCollections.OrderByDescending(c => Array.Exists(Long, name => c.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)))];
}
