using System.Text.Json;

namespace IdentDbBridge.Mutation;

/// <summary>survivors.json: mutants that may survive, by file.</summary>
sealed class Explanations(IReadOnlyDictionary<string, Explanation[]> files)
{
    public static Explanations Read()
    {
        string path = Path.Combine(Repository.Root, "tests", "mutation", "survivors.json");
        return new(JsonSerializer.Deserialize<Dictionary<string, Explanation[]>>(File.ReadAllText(path), JsonSerializerOptions.Web)!);
    }

    public bool Explain(Mutant mutant) => Of(mutant.File).Any(e => (e.Code, e.Becomes) == (mutant.Code, mutant.Becomes));

    /// <summary>Those of the mutants' files that explain no mutant that is there.</summary>
    public IEnumerable<(string File, Explanation Explanation)> Stale(IReadOnlyList<Mutant> mutants) =>
        from file in mutants.GroupBy(m => m.File)
        from explanation in Of(file.Key)
        where !file.Any(m => (m.Code, m.Becomes) == (explanation.Code, explanation.Becomes))
        select (file.Key, explanation);

    Explanation[] Of(string file) => files.GetValueOrDefault(file, []);
}
