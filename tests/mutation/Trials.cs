namespace IdentDbBridge.Mutation;

/// <summary>Runs the tests that reach a mutant with that mutant, many mutants in one process. Stryker by itself starts a process for each, which takes seconds.</summary>
sealed class Trials(string directory, string assembly, IReadOnlyList<string> tests)
{
    readonly Dictionary<int, List<int>> _reachedBy = [];
    readonly HashSet<int> _once = [];
    readonly List<int> _quickFirst = [];

    /// <summary>Killed, Timeout, Survived or NoCoverage, for each.</summary>
    public IEnumerable<(int Id, string Status)> Of(IReadOnlyList<int> mutants)
    {
        using (TestProcess process = Start())
            Cover(process);
        Console.WriteLine($"{mutants.Count} mutants, {mutants.Count(m => !_reachedBy.ContainsKey(m) && !_once.Contains(m))} of them reached by none of the {_quickFirst.Count} tests.");
        List<int> alone = [];
        TestProcess? shared = null;
        try
        {
            foreach (int id in mutants)
            {
                if (_once.Contains(id))
                {
                    alone.Add(id);
                    continue;
                }

                if (!_reachedBy.TryGetValue(id, out List<int>? reached))
                {
                    yield return (id, "NoCoverage");
                    continue;
                }

                shared ??= Start();
                string answer = shared.Ask($"{id} {string.Join(',', reached)}");
                if (answer is "crash" or "timeout" || answer.StartsWith("unsure", StringComparison.Ordinal))
                {
                    shared.Dispose();
                    shared = null;
                }

                if (answer is "timeout")
                    yield return (id, "Timeout");
                else if (answer.StartsWith("killed", StringComparison.Ordinal))
                    yield return (id, "Killed");
                else
                    alone.Add(id);
            }
        }
        finally
        {
            shared?.Dispose();
        }

        // What a class reads when it is first used had been read: so a survivor is tried once more from the start.
        Console.WriteLine($"{alone.Count} mutants get a process each.");
        foreach (int id in alone)
        {
            using var process = new TestProcess(directory, assembly, tests, id);
            string answer = process.Ask($"0 {string.Join(',', _reachedBy.GetValueOrDefault(id, []).Union(_quickFirst))}");
            yield return (id, answer is "timeout" ? "Timeout" : answer is "survived" ? "Survived" : "Killed");
        }
    }

    TestProcess Start() => new(directory, assembly, tests);

    void Cover(TestProcess process)
    {
        process.Tell("cover");
        List<(int Test, int Took, int[] Reached)> all = [];
        while (process.Next() is var answer and not "end")
        {
            string[] words = answer.Split(' ');
            if (words[0] is not "reaches")
                throw new InvalidOperationException($"Without a mutant: {answer}");
            all.Add((int.Parse(words[1], null), int.Parse(words[2], null), Numbers(words[3])));
            _once.UnionWith(Numbers(words[4]));
        }

        foreach (var (test, _, reached) in all.OrderBy(t => t.Took).ThenBy(t => t.Test))
        {
            _quickFirst.Add(test);
            foreach (int mutant in reached)
            {
                if (!_reachedBy.TryGetValue(mutant, out List<int>? by))
                    _reachedBy[mutant] = by = [];
                by.Add(test);
            }
        }
    }

    static int[] Numbers(string list) => [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => int.Parse(n, null))];
}
