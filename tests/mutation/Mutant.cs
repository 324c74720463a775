namespace IdentDbBridge.Mutation;

/// <summary>A change that Stryker has made, and what became of it.</summary>
/// <param name="Id">Stryker's number of it.</param>
/// <param name="File">Below the repository, with slashes.</param>
/// <param name="Line">From 1.</param>
/// <param name="Code">What was replaced, on one line.</param>
/// <param name="Becomes">By what, on one line.</param>
/// <param name="Status">Killed, Survived, Timeout, NoCoverage, CompileError or Ignored.</param>
sealed record Mutant(int Id, string File, int Line, string Code, string Becomes, string Status)
{
    public bool IsTested => IsDetected || IsUndetected;

    public bool IsDetected => Status is "Killed" or "Timeout";

    public bool IsUndetected => Status is "Survived" or "NoCoverage";
}
