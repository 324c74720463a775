using System.Runtime.CompilerServices;
using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests;

/// <summary>Ctrl+C reaches the processes that the tests start, also where the tests themselves run in the background.</summary>
static class Signals
{
    [ModuleInitializer]
    internal static void Restore() => ChildSignals.Restore();
}
