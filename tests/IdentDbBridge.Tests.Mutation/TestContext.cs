namespace Xunit;

/// <summary>What the tests use of xunit.v3 and xunit 2 has not.</summary>
sealed class TestContext
{
    public static TestContext Current { get; } = new();

    public CancellationToken CancellationToken => CancellationToken.None;
}
