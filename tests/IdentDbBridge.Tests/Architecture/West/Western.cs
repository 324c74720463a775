using IdentDbBridge.Tests.Architecture.East;

namespace IdentDbBridge.Tests.Architecture.West;

/// <summary>The other half.</summary>
static class Western
{
    public static int Step(int left) => left == 0 ? 0 : Eastern.Step(left - 1);
}
