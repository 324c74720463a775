using IdentDbBridge.Dialects.MsSql;

namespace IdentDbBridge.Tests.Errors;

/// <summary>What becomes of an error depends on its number and, for those that the driver numbers itself, on its severity.</summary>
public sealed class KindsOfSqlServer
{
    [Theory]
    [InlineData(40613, 14, ServerErrorKind.Unreachable)]
    [InlineData(40197, 17, ServerErrorKind.Unreachable)]
    [InlineData(40501, 20, ServerErrorKind.Unreachable)]
    [InlineData(49918, 16, ServerErrorKind.Unreachable)]
    [InlineData(49919, 16, ServerErrorKind.Unreachable)]
    [InlineData(49920, 16, ServerErrorKind.Unreachable)]
    [InlineData(53, 20, ServerErrorKind.Unreachable)]
    [InlineData(53, 16, ServerErrorKind.Other)]
    [InlineData(10054, 20, ServerErrorKind.ConnectionLost)]
    [InlineData(4060, 11, ServerErrorKind.DatabaseMissing)]
    [InlineData(18456, 14, ServerErrorKind.LoginFailed)]
    [InlineData(1205, 13, ServerErrorKind.Deadlock)]
    [InlineData(2627, 14, ServerErrorKind.Duplicate)]
    public void Are_told_by_number_and_severity(int number, byte severity, ServerErrorKind kind) => Assert.Equal(kind, MsSqlErrors.Kind(number, severity));
}
