using System.Reflection;
using Xunit.Sdk;

namespace IdentDbBridge.Tests;

/// <summary>Runs tests of this assembly one after another, in this process, by xunit's own engine.</summary>
sealed class TestRunner
{
    readonly Messages _all = new();
    readonly XunitTestFrameworkExecutor _executor;
    readonly List<ITestCase> _tests;

    /// <param name="wanted">Parts of class and method; those behind '!' are left out.</param>
    public TestRunner(IReadOnlyList<string> wanted)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var source = new NoSource();
        using var discoverer = new XunitTestFrameworkDiscoverer(Reflector.Wrap(assembly), source, _all);
        _executor = new(assembly.GetName(), source, _all);
        discoverer.Find(false, _all, new TestOptions());
        _all.Discovered.WaitOne();
        _tests = [.. _all.Tests.Where(t => IsWanted($"{t.TestMethod.TestClass.Class.Name}.{t.TestMethod.Method.Name}", wanted)).OrderBy(t => t.DisplayName, StringComparer.Ordinal)];
    }

    public IEnumerable<int> Indexes => Enumerable.Range(0, _tests.Count);

    public string Name(int test) => _tests[test].DisplayName;

    /// <summary>The first of them that fails; those behind it are not run.</summary>
    /// <param name="tests">Their indexes.</param>
    /// <param name="before">Called before each.</param>
    public int? FirstFailure(IEnumerable<int> tests, Action? before = null)
    {
        foreach (int test in tests)
        {
            before?.Invoke();
            var messages = new Messages();
            _executor.RunTests([_tests[test]], messages, new TestOptions());
            messages.Ended.WaitOne();
            if (messages.HasFailed)
                return test;
        }

        return null;
    }

    static bool IsWanted(string name, IReadOnlyList<string> wanted) =>
        wanted.Any(w => w[0] != '!' && name.Contains(w, StringComparison.Ordinal)) && !wanted.Any(w => w[0] == '!' && name.Contains(w[1..], StringComparison.Ordinal));
}
