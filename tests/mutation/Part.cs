using System.Text.RegularExpressions;

namespace IdentDbBridge.Mutation;

/// <summary>What is mutated, by what it is for.</summary>
sealed record Part(string Name, Regex Files)
{
    public static IReadOnlyList<Part> All { get; } =
    [
        new("rules", new("/Rules/|Rules[.]cs$")),
        new("phones", new("/Phones/")),
        new("calls", new("/Import/")),
        new("splitters", new("/Scripts/")),
        new("plan", new("/Plan/")),
    ];

    public bool Has(Mutant mutant) => Files.IsMatch(mutant.File);
}
