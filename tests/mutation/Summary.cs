using System.Globalization;

namespace IdentDbBridge.Mutation;

/// <summary>What a run has shown.</summary>
static class Summary
{
    // Of all, and of each part.
    const double Wanted = 85;

    /// <summary>False when a score is too low, a survivor has no explanation, or an explanation has no mutant.</summary>
    public static bool Write(IReadOnlyList<Mutant> mutants, Explanations explanations)
    {
        Mutant[] unexplained = [.. mutants.Where(m => m.IsUndetected && !explanations.Explain(m))];
        foreach (Mutant m in unexplained)
            Console.WriteLine($"{m.File}:{m.Line}: {(m.Status == "NoCoverage" ? "no test runs" : "no test notices")} {m.Code} → {m.Becomes}");
        (string File, Explanation Explanation)[] stale = [.. explanations.Stale(mutants)];
        foreach (var (file, e) in stale)
            Console.WriteLine($"{file}: survivors.json explains what is not there: {e.Code} → {e.Becomes}");

        Console.WriteLine("part        mutants  killed  timeout  survived  not run  score");
        bool good = Part.All.Select(p => (p.Name, Mutants: mutants.Where(p.Has).ToArray())).Where(p => p.Mutants.Length > 0).Append((Name: "all", Mutants: [.. mutants]))
            .Select(p => Row(p.Name, p.Mutants)).ToArray().All(score => score >= Wanted);
        Console.WriteLine($"{unexplained.Length} survivors without an explanation; {mutants.Count(m => m.IsUndetected) - unexplained.Length} explained in tests/mutation/survivors.json.");
        return good && unexplained.Length == 0 && stale.Length == 0;
    }

    static double Row(string name, Mutant[] mutants)
    {
        Mutant[] tested = [.. mutants.Where(m => m.IsTested)];
        double score = 100.0 * tested.Count(m => m.IsDetected) / tested.Length;
        int Of(string status) => tested.Count(m => m.Status == status);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-10}{tested.Length,9}{Of("Killed"),8}{Of("Timeout"),9}{Of("Survived"),10}{Of("NoCoverage"),9}{score,6:0.0} %"));
        return score;
    }
}
