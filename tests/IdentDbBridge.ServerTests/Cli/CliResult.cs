using System.Text.Json;
using System.Text.RegularExpressions;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>What one call of identdb printed and how it ended.</summary>
sealed partial record CliResult(int Code, string Output, string Errors)
{
    /// <summary>The document of <c>--json</c>.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Fails unless it is a refusal as users shall see it: the code, and a sentence without a trace of the program's inside.</summary>
    /// <returns>The sentence.</returns>
    public string AssertSentence(int code)
    {
        Assert.True(Code == code, $"exit code {Code} instead of {code}\n{Output}{Errors}");
        Assert.DoesNotContain("Exception", Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Errors, StringComparison.Ordinal);
        // On a busy machine lines of progress may stand before it.
        string[] lines = [.. Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).SkipWhile(l => Progress().IsMatch(l))];
        var line = Assert.Single(lines);
        Assert.Matches(@"[.)?]$|(?:Write|Name a file|Пишите так): .+$", line);
        return line;
    }

    /// <summary>Likewise with <c>--json</c>, where standard output holds the error and nothing else.</summary>
    public void AssertErrorDocument(int code, string kind)
    {
        var sentence = AssertSentence(code);
        Assert.Equal(["target", "server", "time", "failures", "error"], Json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(1, Json.GetProperty("failures").GetInt32());
        Assert.InRange(Json.GetProperty("time").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow);
        var error = Json.GetProperty("error");
        Assert.Equal(["code", "kind", "message"], error.EnumerateObject().Select(p => p.Name));
        Assert.Equal((code, kind, sentence), (error.GetProperty("code").GetInt32(), error.GetProperty("kind").GetString(), error.GetProperty("message").GetString()));
    }

    /// <summary>What a command is at, the lock that it waits for, or how far a script is, in both languages.</summary>
    [GeneratedRegex(@"^[^:=]+…$|^(?:Waiting for the run lock|Ожидание блокировки запуска)|^[^\s/]+\.sql(?:[ :].*[^.)])?$")]
    private static partial Regex Progress();
}
