namespace IdentDbBridge.Migrations.Scripts;

/// <summary>Something about a script that its author should look at.</summary>
/// <param name="Script">The script's name.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Rule">A short name that does not change: <c>syntax</c>, <c>file-name</c>, <c>line-ending</c>, <c>dbup-split</c>, <c>dbup-variable</c>, <c>not-repeatable</c>, <c>transaction</c>.</param>
/// <param name="Message">One or two sentences: what is wrong and what to do. Never the contents of a string.</param>
public sealed record LintFinding(string Script, int Line, LintSeverity Severity, string Rule, string Message);
