using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>A line of a file.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">Without its end; empty when there is a problem.</param>
/// <param name="Problem">Why it cannot be read; null when it can.</param>
readonly record struct SourceLine(long Number, string Text, RuleProblem? Problem);
