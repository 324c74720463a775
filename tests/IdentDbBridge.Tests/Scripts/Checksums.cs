using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Tests.Scripts;

public sealed class Checksums
{
    [Fact]
    public void Are_lower_case_SHA256_of_the_UTF8_text() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", ScriptChecksum.Of("abc"));

    [Theory]
    [InlineData("SELECT 1\r\nGO\r\n")]
    [InlineData("SELECT 1\rGO\r")]
    [InlineData("\uFEFFSELECT 1\nGO\n")]
    public void Do_not_see_line_endings_and_byte_order_marks(string text) => Assert.Equal(ScriptChecksum.Of("SELECT 1\nGO\n"), ScriptChecksum.Of(text));

    [Theory]
    [InlineData("SELECT 1\nGO")]
    [InlineData("SELECT 1\nGO\n\n")]
    [InlineData("select 1\nGO\n")]
    [InlineData("SELECT 1\u2028GO\n")]
    public void See_everything_else(string text) => Assert.NotEqual(ScriptChecksum.Of("SELECT 1\nGO\n"), ScriptChecksum.Of(text));

    [Fact]
    public void Of_statements_do_not_see_what_stands_between_them() =>
        Assert.Equal(Of("SELECT 'a\nb';\nSELECT 2;"), Of("# new\r\n\r\nSELECT 'a\r\nb' ;  -- and\r\n SELECT 2"));

    [Theory]
    [InlineData("SELECT 1;")]
    [InlineData("SELECT 1; SELECT 2; SELECT 3;")]
    [InlineData("SELECT 2; SELECT 1;")]
    [InlineData("DELIMITER //\nSELECT 1; SELECT 2//")]
    [InlineData("SELECT 1; SELECT 22;")]
    public void Of_statements_see_every_edit_of_them(string edited) => Assert.NotEqual(Of("SELECT 1; SELECT 2;"), Of(edited));

    [Fact]
    public void Of_statements_see_the_count_of_GO() =>
        Assert.NotEqual(ScriptChecksum.OfStatements([new ScriptStatement("a", 1)]), ScriptChecksum.OfStatements([new ScriptStatement("a", 1, 2)]));

    [Fact]
    public void Of_statements_see_where_one_ends() =>
        Assert.NotEqual(ScriptChecksum.OfStatements([new ScriptStatement("a", 1), new ScriptStatement("b", 2)]), ScriptChecksum.OfStatements([new ScriptStatement("a1\nb", 1)]));

    static string Of(string script) => ScriptChecksum.OfStatements(MySqlSplitter.Instance.Split(script));
}
