using System.Runtime.CompilerServices;

namespace IdentDbBridge.Tests;

/// <summary>Stryker restores what it has mutated, so it is kept here for the runs that follow.</summary>
static class MadeMutants
{
    [ModuleInitializer]
    internal static void Keep()
    {
        if (Environment.GetEnvironmentVariable("IDENTDB_TEST_MUTATED") is not { } target)
            return;
        foreach (string file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }
}
