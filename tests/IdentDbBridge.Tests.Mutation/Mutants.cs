using System.Collections;
using System.Reflection;

namespace IdentDbBridge.Tests;

/// <summary>The switch that Stryker compiles into what it mutates.</summary>
sealed class Mutants
{
    public const int None = -1;

    const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    readonly Type _control;

    public Mutants(string assembly, int active)
    {
        _control = Assembly.Load(assembly).GetTypes().Single(t => t.Name == "MutantControl");
        Active = active == 0 ? None : active;
    }

    public int Active
    {
        set => _control.GetField("ActiveMutant", Any)!.SetValue(null, value);
    }

    public void BeginCoverage()
    {
        _control.GetField("CaptureCoverage", Any)!.SetValue(null, true);
        Covered();
    }

    /// <summary>The numbers of the mutants reached since, and, behind a blank, of those reached where a class was first used.</summary>
    public string EndCoverage()
    {
        string covered = Covered();
        _control.GetField("CaptureCoverage", Any)!.SetValue(null, false);
        return covered;
    }

    string Covered() => string.Join(' ', ((IEnumerable)_control.GetMethod("GetCoverageData", Any)!.Invoke(null, null)!).Cast<IEnumerable>().Select(l => string.Join(',', l.Cast<object>())));
}
