using System.Globalization;
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
    public void Counts_what_ran_against_containers_and_takes_in_the_results_beside()
    {
        const string In = "<UnitTestResult outcome=\"{0}\"><Output><StdOut>container: {1}\ncontainer: {1}</StdOut></Output></UnitTestResult>";
        Directory.CreateDirectory(Path.Combine(_directory, "in-containers"));
        Write("a", string.Format(CultureInfo.InvariantCulture, In, "Passed", "mssql:2022") + "<UnitTestResult outcome=\"Passed\" />");
        Write("a", string.Format(CultureInfo.InvariantCulture, In, "Passed", "mariadb:11.4") + string.Format(CultureInfo.InvariantCulture, In, "Failed", "mariadb:11.4") + string.Format(CultureInfo.InvariantCulture, In, "NotExecuted", "mariadb:11.4"), "in-containers");
        Assert.Equal(3, TestSummary.Read(_directory).InContainers);
        Assert.Equal(
            [
                "figure: 3 tests ran against a container that Testcontainers started (mariadb:11.4: 2, mssql:2022: 1)",
                "1 skipped: no reason given",
                "a: 2 passed, 0 failed, 0 skipped",
                "a in containers: 1 passed, 1 failed, 1 skipped",
                "3 passed, 1 failed, 1 skipped",
            ],
            Print()[^5..]);
    }

    [Fact]
    public void Says_so_when_nothing_ran() => Assert.Equal(["0 passed, 0 failed, 0 skipped"], Print());

    string[] Print()
    {
        using var output = new StringWriter();
        TestSummary.Read(_directory).Print(output);
        return output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }

    void Write(string project, string results, string folder = "")
    {
        var definition = results.Length == 0 ? "" : $"<TestMethod codeBase=\"/bin/{project}.dll\" />";
        File.WriteAllText(
            Path.Combine(_directory, folder, $"{project}.trx"),
            $"<TestRun xmlns=\"http://microsoft.com/schemas/VisualStudio/TeamTest/2010\">{definition}{results}</TestRun>");
    }
}
