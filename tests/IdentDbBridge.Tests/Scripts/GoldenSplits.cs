using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Tests.Scripts;

/// <summary>golden/dialect/name.sql is the script; name.split is what comes of it, with ␍ for every CR.</summary>
public sealed class GoldenSplits
{
    public static TheoryData<string> Scripts() =>
        [.. Directory.EnumerateFiles(Folder(), "*.sql", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder(), file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Are_what_the_server_s_own_client_would_send(string script)
    {
        var file = Path.Combine(Folder(), script);
        var expected = File.ReadAllText(Path.ChangeExtension(file, ".split"));
        Assert.Equal(expected, Describe(Splitters.For(Path.GetDirectoryName(script)!), File.ReadAllText(file)));
    }

    static string Describe(IScriptSplitter splitter, string script)
    {
        var result = new StringBuilder();
        try
        {
            foreach (var statement in splitter.Split(script))
                result.Append(CultureInfo.InvariantCulture, $"=== line {statement.Line}{(statement.Repeat == 1 ? "" : $", {statement.Repeat} times")}\n{statement.Text.Replace('\r', '␍')}\n");
        }
        catch (ScriptSyntaxException refused)
        {
            result.Append(CultureInfo.InvariantCulture, $"=== refused at line {refused.Line}: {refused.Message}\n");
        }

        return result.ToString();
    }

    static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "golden");
}
