using System.Xml.Linq;

namespace IdentDbBridge.TestServers;

/// <summary>The sum of all result files (TRX) of a test run.</summary>
sealed class TestSummary
{
    /// <summary>Begins the line in a test's output that names the image of the container it ran against.</summary>
    internal const string ContainerMark = "container: ";

    static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    readonly List<Project> _projects;

    TestSummary(IEnumerable<Project> projects) =>
        _projects = [.. projects.Where(project => !project.IsEmpty).OrderBy(project => project.Name, StringComparer.Ordinal)];

    public int Passed => _projects.Sum(project => project.Passed);

    public int Failed => _projects.Sum(project => project.Failed);

    int Skipped => _projects.Sum(project => project.Skipped);

    /// <summary>How many tests ran against a container that Testcontainers has started.</summary>
    public int InContainers => _projects.Sum(project => project.Images.Count());

    /// <summary>Reads the result files of a directory and of the one in it for <see cref="TestCommand.InContainers"/>; a directory that does not exist holds none.</summary>
    public static TestSummary Read(string directory) =>
        new(Read(directory, "").Concat(Read(Path.Combine(directory, TestCommand.InContainers), " in containers")));

    static IEnumerable<Project> Read(string directory, string how) =>
        Directory.Exists(directory) ? Directory.EnumerateFiles(directory, "*.trx").Select(file => new Project(XDocument.Load(file), how)) : [];

    /// <summary>Writes the failures, the figures that tests printed, why tests were skipped, a line per project and, as the last line, the sum.</summary>
    public void Print(TextWriter output)
    {
        foreach (var failure in _projects.SelectMany(project => project.Failures))
            output.WriteLine(failure);
        foreach (var figure in _projects.SelectMany(project => project.Figures))
            output.WriteLine(figure);
        if (InContainers > 0)
            output.WriteLine($"figure: {InContainers} tests ran against a container that Testcontainers started ({string.Join(", ", Images())})");
        foreach (var reason in _projects.SelectMany(project => project.SkipReasons).GroupBy(reason => reason))
            output.WriteLine($"{reason.Count()} skipped: {reason.Key}");
        foreach (var project in _projects)
            output.WriteLine($"{project.Name}: {project.Passed} passed, {project.Failed} failed, {project.Skipped} skipped");
        output.WriteLine($"{Passed} passed, {Failed} failed, {Skipped} skipped");
    }

    IEnumerable<string> Images() =>
        _projects.SelectMany(project => project.Images).CountBy(image => image).OrderBy(image => image.Key, StringComparer.Ordinal).Select(image => $"{image.Key}: {image.Value}");

    sealed class Project(XDocument file, string how)
    {
        readonly List<XElement> _results = [.. file.Descendants(Trx + "UnitTestResult")];

        public bool IsEmpty => _results.Count == 0;

        public int Passed => _results.Count(result => Has(result, "Passed"));

        public int Skipped => _results.Count(result => Has(result, "NotExecuted"));

        public int Failed => Failures.Count();

        public string Name => Path.GetFileNameWithoutExtension((string)file.Descendants(Trx + "TestMethod").First().Attribute("codeBase")!) + how;

        public IEnumerable<string> Failures =>
            from result in _results
            where !Has(result, "Passed") && !Has(result, "NotExecuted")
            select string.Join(Environment.NewLine, result.Descendants().Where(text => !text.HasElements).Select(text => text.Value).Prepend($"FAILED {(string?)result.Attribute("testName")}"));

        public IEnumerable<string> Figures => _results.SelectMany(result => Lines(result, "figure:"));

        /// <summary>The image of each test that ran against a container, passed or failed.</summary>
        public IEnumerable<string> Images =>
            from result in _results
            where !Has(result, "NotExecuted")
            let mark = Lines(result, ContainerMark).FirstOrDefault()
            where mark is not null
            select mark[ContainerMark.Length..];

        public IEnumerable<string> SkipReasons =>
            from result in _results
            where Has(result, "NotExecuted")
            select result.Descendants(Trx + "Message").FirstOrDefault()?.Value.Trim() ?? "no reason given";

        static IEnumerable<string> Lines(XElement result, string beginning) =>
            from output in result.Descendants(Trx + "StdOut")
            from line in output.Value.Split('\n', StringSplitOptions.TrimEntries)
            where line.StartsWith(beginning, StringComparison.Ordinal)
            select line;

        static bool Has(XElement result, string outcome) => (string?)result.Attribute("outcome") == outcome;
    }
}
