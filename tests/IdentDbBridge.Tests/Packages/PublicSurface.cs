using System.Reflection;
using System.Runtime.CompilerServices;
using IdentDbBridge.Data;
using IdentDbBridge.Gateway;
using IdentDbBridge.Migrations;
using IdentDbBridge.Rules;
using IdentDbBridge.Schema;
using PublicApiGenerator;

namespace IdentDbBridge.Tests.Packages;

/// <summary>
/// What programs of others are compiled against. A change of <c>golden/</c> is a change for them: with IDENTDB_TEST_ACCEPT=golden this
/// writes the files anew, and the difference is what there is to think about.
/// </summary>
public sealed class PublicSurface(ITestOutputHelper log)
{
    static readonly Assembly[] Packages = [.. new[] { typeof(RuleNote), typeof(SqlCatalog), typeof(Exchange), typeof(Migrator), typeof(SchemaAudit), typeof(GatewayHost) }.Select(t => t.Assembly)];

    public static TheoryData<string> Names => [.. Packages.Select(p => p.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_what_is_written_down(string name)
    {
        var package = Packages.Single(p => p.GetName().Name == name);
        var surface = package.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n") + "\n";
        log.WriteLine($"figure: {package.GetExportedTypes().Length} public types, {surface.Count(c => c == '\n')} lines");
        var file = Path.Combine(Folder(), $"{name}.txt");
        if (Environment.GetEnvironmentVariable("IDENTDB_TEST_ACCEPT") == "golden")
            File.WriteAllText(file, surface);
        Assert.Equal(File.ReadAllText(file), surface);
    }

    /// <summary>What is packed and not written down would change unseen.</summary>
    [Fact]
    public void Of_every_library_that_is_packed_is_written_down()
    {
        var libraries = Directory.GetDirectories(Path.Combine(Folder(), "../../../../src")).Select(Path.GetFileName).Where(n => n != "IdentDbBridge.Cli").Order();
        Assert.Equal(libraries, Names.Select(n => n.Data).Order());
    }

    static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "golden");
}
