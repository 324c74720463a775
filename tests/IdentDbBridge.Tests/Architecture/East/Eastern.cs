using IdentDbBridge.Tests.Architecture.West;

namespace IdentDbBridge.Tests.Architecture.East;

/// <summary>One half of a circle.</summary>
static class Eastern
{
    public static int Step(int left) => left == 0 ? 0 : Western.Step(left - 1);
}
