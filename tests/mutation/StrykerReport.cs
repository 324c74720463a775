using System.Text.Json;

namespace IdentDbBridge.Mutation;

/// <summary>The report in the format that all Strykers share.</summary>
static class StrykerReport
{
    public static IEnumerable<Mutant> Read(string path)
    {
        using JsonDocument report = JsonDocument.Parse(File.ReadAllText(path));
        List<Mutant> mutants = [];
        foreach (JsonProperty file in report.RootElement.GetProperty("files").EnumerateObject())
        {
            string name = Path.GetRelativePath(Repository.Root, file.Name).Replace('\\', '/');
            string[] lines = file.Value.GetProperty("source").GetString()!.Split('\n');
            mutants.AddRange(file.Value.GetProperty("mutants").EnumerateArray().Select(m => Read(name, lines, m)));
        }

        return mutants;
    }

    static Mutant Read(string file, string[] lines, JsonElement mutant)
    {
        JsonElement location = mutant.GetProperty("location");
        (int line, int column) = Place(location.GetProperty("start"));
        (int lastLine, int endColumn) = Place(location.GetProperty("end"));
        IEnumerable<string> code = lines[(line - 1)..lastLine].Select((text, i) => text[(i == 0 ? column - 1 : 0)..(i == lastLine - line ? Math.Min(endColumn - 1, text.Length) : text.Length)]);
        return new(int.Parse(mutant.GetProperty("id").GetString()!, null), file, line, OneLine(string.Join(' ', code)), OneLine(mutant.GetProperty("replacement").GetString()!), mutant.GetProperty("status").GetString()!);
    }

    static (int Line, int Column) Place(JsonElement place) => (place.GetProperty("line").GetInt32(), place.GetProperty("column").GetInt32());

    static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
