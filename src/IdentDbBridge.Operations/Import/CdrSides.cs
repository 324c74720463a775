using IdentDbBridge.Calls;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>Who called whom on one leg.</summary>
/// <param name="Direction">Null for a leg within the clinic, or one of unknown direction.</param>
/// <param name="From">The caller; empty for a hidden one.</param>
/// <param name="To">The callee.</param>
/// <param name="Description">Extension and trunk; null for neither.</param>
/// <param name="Problem">Why there is no direction.</param>
readonly record struct CdrSides(CallDirection? Direction, string From, string To, string? Description, RuleProblem? Problem)
{
    public static CdrSides Unknown(RuleProblem problem) => new(null, "", "", null, problem);
}
