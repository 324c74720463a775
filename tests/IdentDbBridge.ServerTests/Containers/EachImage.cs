using Xunit.Sdk;
using Xunit.v3;

namespace IdentDbBridge.ServerTests.Containers;

/// <summary>Makes a test of each image of the server that a contract's class is closed over.</summary>
public sealed class EachImage : FactDiscoverer
{
    /// <summary>The trait that holds a test's image.</summary>
    public const string Trait = "image";

    public override async ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute)
    {
        var found = await base.Discover(discoveryOptions, testMethod, factAttribute);
        var server = ((FactOnEachImageAttribute)factAttribute).Server ?? ServerOf(testMethod.TestClass.Class);
        var images = server is null || server == typeof(Sqlite) ? [] : ServerSource.Of(NameOf(server)).Images;
        return Spread(found, images);
    }

    /// <summary>Each test once for each image; as it is where there is no choice.</summary>
    internal static IReadOnlyCollection<IXunitTestCase> Spread(IReadOnlyCollection<IXunitTestCase> tests, IReadOnlyList<string> images) =>
        images.Count < 2 ? tests : [.. tests.SelectMany(test => images.Select(image => With(test, image)))];

    /// <summary>The server that a contract's class is closed over; null where it is none.</summary>
    internal static Type? ServerOf(Type contract)
    {
        for (var type = contract; type is not null; type = type.BaseType)
        {
            if (type.GenericTypeArguments.FirstOrDefault(typeof(ITestServer).IsAssignableFrom) is { } server)
                return server;
        }

        return null;
    }

    static string NameOf(Type server) => (string)server.GetProperty(nameof(ITestServer.Name))!.GetValue(null)!;

    static XunitTestCase With(IXunitTestCase test, string image) => new(
        test.TestMethod,
        $"{test.TestCaseDisplayName}({image})",
        $"{test.UniqueID}-{image}",
        test.Explicit,
        test.SkipExceptions,
        test.SkipReason,
        test.SkipType,
        test.SkipUnless,
        test.SkipWhen,
        test.Traits.ToDictionary(t => t.Key, t => t.Value.ToHashSet()).Append(new(Trait, [image])).ToDictionary(),
        sourceFilePath: test.SourceFilePath,
        sourceLineNumber: test.SourceLineNumber,
        timeout: test.Timeout);
}
