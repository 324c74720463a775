namespace IdentDbBridge.Errors;

/// <summary>Why a script keeps a run from starting.</summary>
/// <param name="Script">Its name.</param>
/// <param name="Message">What is wrong and what can be done, in a sentence or two.</param>
/// <param name="Remedy">The same for programs.</param>
public sealed record ScriptProblem(string Script, string Message, Remedy Remedy);
