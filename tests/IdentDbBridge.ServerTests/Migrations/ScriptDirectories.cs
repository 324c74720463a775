using System.Text;

namespace IdentDbBridge.ServerTests.Migrations;

/// <summary>Directories that cannot be used are refused with 2 before anything is written; the kind of server does not matter.</summary>
public sealed class ScriptDirectories : MigrationContract<Sqlite>
{
    [Fact]
    public async Task Run_after_the_bundled_scripts_in_ordinal_order()
    {
        Scripts.Write("0000_first.sql", "create table A (Id int)");
        Scripts.Write("10_b.sql", "create table B (Id int)");
        Scripts.Write("2_c.sql", "create table C (Id int)");
        Scripts.Write("Z.SQL", "create table Z (Id int)");
        Scripts.Write("a.sql", "create table D (Id int)");
        Scripts.Write("readme.txt", "not a script");
        Assert.Equal([.. Bundled, "0000_first.sql", "10_b.sql", "2_c.sql", "Z.SQL", "a.sql"], await UpAsync());
    }

    [Theory]
    [InlineData("0001_create_calls.sql")]
    [InlineData("0001_CREATE_calls.sql")]
    public async Task With_a_bundled_script_s_name_are_refused(string name)
    {
        Scripts.Write(name, "create table A (Id int)");
        await RefusedAsync(name);
    }

    [Theory]
    [InlineData("7_a.sql", "007_b.sql")]
    [InlineData("0_a.sql", "000_b.sql")]
    public async Task With_two_scripts_of_one_number_are_refused(string one, string other)
    {
        Scripts.Write(one, "create table A (Id int)");
        Scripts.Write(other, "create table B (Id int)");
        var told = await RefusedAsync(one);
        Assert.Contains(other, told, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[]> Encodings() => new()
    {
        { "UTF-16 without", Encoding.Unicode.GetBytes("create table A (Id int)") },
        { "UTF-16 with half a letter", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("create table A (Id int)"), 0x20] },
        { "UTF-32", [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes("create table A (Id int)")] },
        // "-- Зуб" in windows-1251.
        { "cp1251", [0x2d, 0x2d, 0x20, 0xc7, 0xf3, 0xe1, 0x0a] },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task With_a_script_that_is_not_UTF_8_are_refused(string encoding, byte[] bytes)
    {
        Scripts.Write("1000_own.sql", bytes);
        Assert.Contains("UTF-8", await RefusedAsync("1000_own.sql"), StringComparison.Ordinal);
        Assert.NotEmpty(encoding);
    }

    public static TheoryData<string> Marks() => ["utf-16", "utf-16BE", "utf-8"];

    /// <summary>As sqlcmd reads what SSMS saves.</summary>
    [Theory]
    [MemberData(nameof(Marks))]
    public async Task With_a_script_that_has_a_byte_order_mark_are_read_by_it(string encoding)
    {
        var text = Encoding.GetEncoding(encoding);
        Scripts.Write("1000_own.sql", [.. text.Preamble, .. text.GetBytes("create table A (Name text);\r\ninsert into A values ('Зуб 🦷');\r\n")]);
        await UpAsync();
        Assert.Equal(["Зуб 🦷"], List("select Name from A"));
        // The checksum is that of the text, not of the bytes.
        Scripts.WriteText("1000_own.sql", "create table A (Name text);\ninsert into A values ('Зуб 🦷');\n");
        Assert.Empty(await UpAsync());
    }

    [Fact]
    public async Task Without_a_script_are_refused() => await RefusedAsync("holds no script");

    [Fact]
    public async Task That_are_missing_are_refused()
    {
        var missing = Scripts.In("nowhere");
        Assert.Contains(missing, (await Identdb.RunAsync(2, Database, "up", "--scripts", missing)).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_script_that_cannot_be_read_are_refused()
    {
        File.CreateSymbolicLink(Scripts.In("1000_own.sql"), Scripts.In("gone"));
        await RefusedAsync("1000_own.sql");
    }

    async Task<string> RefusedAsync(string says)
    {
        var refused = await Identdb.RunAsync(2, Database, "up", "--scripts", Scripts.Path);
        Assert.Contains(says, refused.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(Database.ConnectionString).DataSource)!));
        return refused.Errors;
    }
}
