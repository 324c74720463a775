using IdentDbBridge.Localization;

namespace IdentDbBridge.Tests.Localization;

/// <summary>What a misspelt word may have meant.</summary>
public sealed class NearestWords
{
    static readonly string[] Words = ["up", "verify", "status", "--connection", "Server", "Port", "Host", "Password"];

    [Theory]
    [InlineData("verfiy", "verify")]
    [InlineData("verifyy", "verify")]
    [InlineData("satus", "status")]
    [InlineData("--conection", "--connection")]
    [InlineData("SERVR", "Server")]
    [InlineData("Passwrod", "Password")]
    [InlineData("verify", null)]
    [InlineData("Host", null)]
    [InlineData("PORT", null)]
    [InlineData("migrate", null)]
    [InlineData("", null)]
    [InlineData("Пароль", null)]
    public void Differ_by_a_slip_at_most(string word, string? nearest) => Assert.Equal(nearest, Nearest.Of(word, Words));

    [Fact]
    public void Need_some_to_be_near_to() => Assert.Null(Nearest.Of("up", []));
}
