using IdentDbBridge.Mutation;

bool reportOnly = args.Contains("--report");
string[] wanted = [.. args.Where(a => a != "--report")];
if (wanted.FirstOrDefault(w => !Run.All.Any(r => r.Name == w)) is { } unknown)
{
    Console.Error.WriteLine($"'{unknown}' is none of {string.Join(", ", Run.All.Select(r => r.Name))}. Usage: ./build.sh mutate [--report] [NAME…]");
    Console.Error.WriteLine("Mutates the rules, the phones, the assembly of calls, the splitters and the plan, and says which mutants no test has noticed.");
    Console.Error.WriteLine("With --report the last run is only read again.");
    return 2;
}

Run[] runs = [.. Run.All.Where(r => wanted.Length == 0 || wanted.Contains(r.Name))];
foreach (Run run in runs)
{
    if (!reportOnly && await run.StartAsync() is not 0 and int code)
    {
        Console.Error.WriteLine($"Stryker has ended with {code}.");
        return 1;
    }
}

Explanations explanations = Explanations.Read();
return Summary.Write([.. runs.SelectMany(r => r.Mutants())], explanations) ? 0 : 1;
