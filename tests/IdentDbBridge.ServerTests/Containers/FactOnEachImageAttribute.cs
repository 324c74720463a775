using System.Runtime.CompilerServices;
using Xunit.v3;

namespace IdentDbBridge.ServerTests.Containers;

/// <summary>
/// A fact of a contract that is tried on every image of its server (<see cref="ServerSource"/>), where the others do with the first. Where
/// the server is named or has one image only, it is a fact like any other. <c>--filter image=mysql:8.0</c> chooses one.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(EachImage))]
public sealed class FactOnEachImageAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : FactAttribute(sourceFilePath, sourceLineNumber)
{
    /// <summary>The server, where the class is not closed over it.</summary>
    public Type? Server { get; set; }
}
