using IdentDbBridge.Tests;

// Started by tests/mutation in the directory where Stryker's mutants are: what is mutated, the tests, and the mutant that is active from the first moment (0: none).
// Each line of the input is one thing to do.
var mutants = new Mutants(args[0], int.Parse(args[2], null));
var tests = new TestRunner(args[1].Split('|'));
while (Console.In.ReadLine() is { } line)
{
    if (line == "cover")
        Cover();
    else
        Answer(Try(line.Split(' ')));
}

// Which mutants each test reaches, and in what time; it also reads what is read once, so that no mutant is in it.
void Cover()
{
    foreach (int test in tests.Indexes)
    {
        mutants.BeginCoverage();
        long start = Environment.TickCount64;
        if (tests.FirstFailure([test]) is not null)
            Answer($"fails {tests.Name(test)}");
        Answer($"reaches {test} {Environment.TickCount64 - start} {mutants.EndCoverage()}");
    }

    Answer("end");
}

// The mutant, or 0 to leave it as it is, and the tests. One that fails without the mutant, too, has met what an earlier one left behind.
string Try(string[] words)
{
    bool isSwitched = words[0] != "0";
    if (isSwitched)
        mutants.Active = int.Parse(words[0], null);
    int? failed = tests.FirstFailure(words[1].Split(',').Select(t => int.Parse(t, null)), () => Answer("next test"));
    if (isSwitched)
        mutants.Active = Mutants.None;
    return failed is not { } test ? "survived" : isSwitched && tests.FirstFailure([test]) is not null ? $"unsure {tests.Name(test)}" : $"killed {tests.Name(test)}";
}

// Tests write to the console, too.
static void Answer(string text)
{
    Console.Out.WriteLine($"\u0001{text.ReplaceLineEndings(" ")}");
    Console.Out.Flush();
}
