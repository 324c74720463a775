using IdentDbBridge.ServerTests.Containers;
using IdentDbBridge.ServerTests.Migrations;
using IdentDbBridge.ServerTests.Provisioning;
using Xunit.v3;

namespace IdentDbBridge.ServerTests.TestServers;

/// <summary>The contracts that are tried on every image.</summary>
public sealed class TestsOfEachImage
{
    [Fact]
    public void Differ_in_name_and_trait()
    {
        var test = (IXunitTestCase)TestContext.Current.TestCase!;
        var tests = EachImage.Spread([test], ["a:2", "a:1"]);
        Assert.Equal([$"{test.TestCaseDisplayName}(a:2)", $"{test.TestCaseDisplayName}(a:1)"], tests.Select(t => t.TestCaseDisplayName));
        Assert.Equal(["a:2", "a:1"], tests.Select(t => Assert.Single(t.Traits[EachImage.Trait])));
        Assert.Equal(2, tests.Select(t => t.UniqueID).Distinct().Count());
        Assert.All(tests, t => Assert.Equal((test.TestMethod, test.SourceFilePath, test.SourceLineNumber), (t.TestMethod, t.SourceFilePath, t.SourceLineNumber)));
    }

    [Fact]
    public void Are_as_they_were_where_there_is_no_choice()
    {
        IXunitTestCase[] tests = [(IXunitTestCase)TestContext.Current.TestCase!];
        Assert.Same(tests, EachImage.Spread(tests, ["a:1"]));
        Assert.Same(tests, EachImage.Spread(tests, []));
    }

    [Theory]
    [InlineData(typeof(DatabaseCreationOnMariaDb), typeof(MariaDb))]
    [InlineData(typeof(SchemaOnMsSql), typeof(MsSql))]
    [InlineData(typeof(SchemaOnSqlite), typeof(Sqlite))]
    [InlineData(typeof(RunRightsOnMsSql), null)]
    public void Know_their_server(Type contract, Type? server) => Assert.Equal(server, EachImage.ServerOf(contract));
}
