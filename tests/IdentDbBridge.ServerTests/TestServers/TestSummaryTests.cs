using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.TestServers;

public sealed class TestSummaryTests : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("identdb-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Ends_with_the_sum_over_all_projects_after_failures_figures_and_reasons()
    {
        Write("a", """
            <UnitTestResult outcome="Passed"><Output><StdOut>talk
            figure: 5 ms for a call</StdOut></Output></UnitTestResult>
            <UnitTestResult outcome="Failed" testName="Works"><Output><ErrorInfo><Message>It does not.</Message><StackTrace>at line 7</StackTrace></ErrorInfo></Output></UnitTestResult>
            """);
        Write("b", """
            <UnitTestResult outcome="Passed" />
            <UnitTestResult outcome="NotExecuted"><Output><ErrorInfo><Message>Not here.</Message></ErrorInfo></Output></UnitTestResult>
            <UnitTestResult outcome="NotExecuted"><Output><ErrorInfo><Message>Not here.</Message></ErrorInfo></Output></UnitTestResult>
            """);
        Write("empty", "");
        Assert.Equal(
            [
                "FAILED Works",
                "It does not.",
                "at line 7",
                "figure: 5 ms for a call",
                "2 skipped: Not here.",
                "a: 1 passed, 1 failed, 0 skipped",
                "b: 1 passed, 0 failed, 2 skipped",
                "2 passed, 1 failed, 2 skipped",
            ],
            Print());
    }

    [Fact]
    public void Says_so_when_nothing_ran() => Assert.Equal(["0 passed, 0 failed, 0 skipped"], Print());

    string[] Print()
    {
        using var output = new StringWriter();
        TestSummary.Read(_directory).Print(output);
        return output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }

    void Write(string project, string results)
    {
        var definition = results.Length == 0 ? "" : $"<TestMethod codeBase=\"/bin/{project}.dll\" />";
        File.WriteAllText(
            Path.Combine(_directory, $"{project}.trx"),
            $"<TestRun xmlns=\"http://microsoft.com/schemas/VisualStudio/TeamTest/2010\">{definition}{results}</TestRun>");
    }
}
