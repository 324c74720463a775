using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using IdentDbBridge.Migrations;

namespace IdentDbBridge.Tests.Docs;

/// <summary>docs/api: what docfx makes of the XML comments. With IDENTDB_TEST_ACCEPT=golden the pages are written anew.</summary>
public sealed partial class PagesOfTheApi(ITestOutputHelper log)
{
    const string Pages = "docs/api";

    /// <summary>What programs of others are written with; the rest is for those who build upon the tool.</summary>
    static readonly string[] Packages = [.. new[] { typeof(Exchange), typeof(AddResult), typeof(Migrator) }.Select(t => t.Assembly.GetName().Name!)];

    [Fact]
    public async Task Are_those_of_the_comments()
    {
        var work = Directory.CreateTempSubdirectory("identdb-api-").FullName;
        try
        {
            var made = await MakeAsync(work);
            var written = Path.Combine(Guide.Repository, Pages);
            if (Environment.GetEnvironmentVariable("IDENTDB_TEST_ACCEPT") == "golden")
                Write(written, made);

            var there = Directory.GetFiles(written).ToDictionary(f => Path.GetFileName(f), File.ReadAllText);
            Assert.Equal(made.Keys.Order(StringComparer.Ordinal), there.Keys.Order(StringComparer.Ordinal));
            Assert.All(made, page => Assert.Equal(page.Value, there[page.Key]));
            log.WriteLine($"figure: {made.Count} pages, {made.Values.Sum(t => t.Length)} characters");
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>The pages by name, each link in a form that shows wherever Markdown does.</summary>
    static async Task<Dictionary<string, string>> MakeAsync(string work)
    {
        // Of a record only what was written for it; of types that are not ours nothing.
        await File.WriteAllTextAsync(Path.Combine(work, "filter.yml"), """
            apiRules:
            - exclude:
                uidRegex: ^System\.
            - exclude:
                uidRegex: \.(Equals|GetHashCode|ToString|op_Equality|op_Inequality|op_Implicit|Deconstruct|.Clone.\$)(\(|$)
            """, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(work, "docfx.json"), JsonSerializer.Serialize(new
        {
            metadata = new[]
            {
                new { src = new[] { new { src = AppContext.BaseDirectory, files = Packages.Select(p => $"{p}.dll") } }, output = "pages", outputFormat = "markdown", filter = "filter.yml" },
            },
        }), TestContext.Current.CancellationToken);
        await RunAsync("tool", "restore");
        await RunAsync("docfx", "metadata", Path.Combine(work, "docfx.json"));

        var made = Directory.GetFiles(Path.Combine(work, "pages"), "*.md").ToDictionary(f => Path.GetFileNameWithoutExtension(f), f => File.ReadAllText(f).ReplaceLineEndings("\n"));
        var pages = made.ToDictionary(p => $"{p.Key}.md", p => Reference().Replace(p.Value, m => Link(Uri.UnescapeDataString(m.Groups["uid"].Value), made)));
        pages["README.md"] = Contents(made);
        return pages;
    }

    static string Contents(Dictionary<string, string> made)
    {
        var namespaces = made.Where(p => p.Value.Contains("</a> Namespace ", StringComparison.Ordinal)).Select(p => p.Key).Order(StringComparer.Ordinal).ToList();
        return "# The library's types and members\n\nMade by docfx from the comments of the code; a test says when they are not the same. How to use them: [the integrator's guide](../integrator.md).\n" +
            string.Concat(namespaces.Select(n => $"\n## [{n}]({n}.md)\n\n" + string.Join(", ", Types(n)) + "\n"));

        IEnumerable<string> Types(string ns) => made.Keys.Where(k => !namespaces.Contains(k) && k[..k.LastIndexOf('.')] == ns).Order(StringComparer.Ordinal).Select(k => $"[{k[(ns.Length + 1)..].Split('-')[0]}]({k}.md)");
    }

    static string Link(string uid, Dictionary<string, string> made)
    {
        var name = uid.Split('(')[0];
        var type = name;
        while (type.Contains('.', StringComparison.Ordinal) && !made.ContainsKey(type))
            type = type[..type.LastIndexOf('.')];
        return made.ContainsKey(type)
            ? $"[{(type == name ? Last(name) : $"{Last(type)}.{name[(type.Length + 1)..]}")}]({type}.md)"
            : $"`{Last(name)}`";
    }

    static string Last(string name) => name[(name.LastIndexOf('.') + 1)..];

    static void Write(string folder, Dictionary<string, string> pages)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in pages)
            File.WriteAllText(Path.Combine(folder, name), text);
    }

    static async Task RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Guide.Repository, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}{await errors}");
    }

    [GeneratedRegex("""<xref href="(?<uid>[^"]*)"[^>]*></xref>""")]
    private static partial Regex Reference();
}
