using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IdentDbBridge.Tests.Docs;

/// <summary>The two walks of docs/architecture.md, held against the compiled code.</summary>
public sealed partial class Walks(ITestOutputHelper log)
{
    const string Path = "docs/architecture.md";
    const int LongestForATicket = 9;

    static readonly Dictionary<string, TypeDefinition> Types = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
        .Where(f => OurAssembly().IsMatch(System.IO.Path.GetFileName(f)))
        .SelectMany(f => AssemblyDefinition.ReadAssembly(f).MainModule.Types)
        .Where(t => t.Namespace.StartsWith("IdentDbBridge", StringComparison.Ordinal))
        .GroupBy(t => t.Name.Split('`')[0])
        .ToDictionary(g => g.Key, g => g.First());

    [Fact]
    public void Of_a_ticket_is_as_the_code_goes_and_no_longer_than_nine_calls()
    {
        var steps = Steps("## One ticket");
        Assert.InRange(steps.Count - 1, 1, LongestForATicket);
        foreach (var (from, to) in steps.Zip(steps.Skip(1)))
            Assert.True(Called(Types[from.Type]).Contains(to.Method), $"{from.Type} does not call {to.Method}");
        log.WriteLine($"figure: {steps.Count - 1} calls from {steps[0].Type}.{steps[0].Method} to the driver");
    }

    [Fact]
    public void Of_a_script_names_methods_that_are_there_and_no_type_twice()
    {
        var steps = Steps("## One script");
        Assert.All(steps, s => Assert.Contains(Types[s.Type].Methods, m => m.Name == s.Method));
        Assert.Equal(steps.Count, steps.Select(s => s.Type).Distinct().Count());
        log.WriteLine($"figure: {steps.Count} places from {steps[0].Type}.{steps[0].Method} to the journal, none twice");
    }

    /// <summary>The second column of a chapter's table.</summary>
    static IReadOnlyList<(string Type, string Method)> Steps(string chapter)
    {
        string text = Guide.Read(Path);
        text = text[text.IndexOf(chapter, StringComparison.Ordinal)..];
        int next = text.IndexOf("\n## ", 1, StringComparison.Ordinal);
        return [.. Row().Matches(next < 0 ? text : text[..next]).Select(m => (m.Groups["type"].Value, m.Groups["method"].Value))];
    }

    /// <summary>The names of the methods that a type calls, in its lambdas and state machines, too.</summary>
    static HashSet<string> Called(TypeDefinition type) =>
    [
        .. type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions)
            .Where(i => i.OpCode.Code is Code.Call or Code.Callvirt)
            .Select(i => ((MethodReference)i.Operand).Name),
        .. type.NestedTypes.SelectMany(Called),
    ];

    [GeneratedRegex(@"\A(identdb|IdentDbBridge(\.(Model|Data|Migrations|Operations))?)\.dll\z")]
    private static partial Regex OurAssembly();

    [GeneratedRegex(@"^\| *\d* *\| `(?<type>\w+)\.(?<method>\w+)`", RegexOptions.Multiline)]
    private static partial Regex Row();
}
