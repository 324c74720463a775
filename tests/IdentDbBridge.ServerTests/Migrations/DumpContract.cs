using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using IdentDbBridge.Migrations.Plan;

namespace IdentDbBridge.ServerTests.Migrations;

/// <summary>Whole dumps, run as a clinic's script, beside what the mysql client makes of them. dumps/ holds what mysqldump 9.7, mariadb-dump 10.11 and phpMyAdmin write.</summary>
public abstract class DumpContract<TServer>(ITestOutputHelper output) : MigrationContract<TServer>
    where TServer : ITestServer
{
    [Fact]
    public async Task As_a_script_makes_what_the_client_makes()
    {
        TestDatabase own = Database;
        foreach (string dump in Dumps)
        {
            await using var byClient = await TServer.CreateDatabaseAsync();
            await using var byUp = await TServer.CreateDatabaseAsync();
            string file = Path.Combine(Folder(), dump);
            await ClientAsync(byClient, file);
            string[] tables = [.. Tables(byClient)];
            Assert.NotEmpty(tables);
            File.Copy(file, Scripts.In($"1000_{dump.Replace('-', '_')}"));
            Use(byUp);
            await UpAsync();
            Assert.All((await StatusAsync()).Scripts, s => Assert.Equal((ScriptState.Applied, null), (s.State, s.Note)));
            Scripts.Delete($"1000_{dump.Replace('-', '_')}");
            Use(own);

            string whole = Contents(byClient, tables);
            Assert.Equal(whole, Contents(byUp, tables));
            Assert.Contains("Чистка", whole, StringComparison.Ordinal);
            output.WriteLine($"figure: {TServer.Name}: {dump}: {tables.Length} tables and views, {whole.Count(c => c == '\n')} lines of schema and rows are the client's");
        }
    }

    protected abstract string[] Dumps { get; }

    static List<string> Tables(TestDatabase database)
    {
        using var connection = database.Open();
        return connection.List("select table_name from information_schema.tables where table_schema = database() order by table_name");
    }

    /// <summary>Definitions, and every value of every row as bytes and as text.</summary>
    static string Contents(TestDatabase database, string[] tables)
    {
        var text = new StringBuilder();
        using var connection = database.Open();
        foreach (string table in tables)
        {
            text.Append(Convert.ToString(connection.Rows($"show create table `{table}`")[0][1], System.Globalization.CultureInfo.InvariantCulture)!.Replace(database.Name, "", StringComparison.Ordinal)).Append('\n');
            var columns = connection.List($"select concat('coalesce(hex(`', column_name, '`), ''NULL''), coalesce(`', column_name, '`, ''NULL'')') from information_schema.columns where table_schema = database() and table_name = '{table}' order by ordinal_position");
            text.AppendJoin('\n', connection.List($"select concat_ws('|', {string.Join(", ", columns)}) from `{table}` order by 1")).Append('\n');
        }

        foreach (string query in new[]
        {
            "select concat_ws(' ', trigger_name, action_timing, event_manipulation, event_object_table, action_statement, sql_mode, character_set_client) from information_schema.triggers where trigger_schema = database() order by 1",
            "select concat_ws(' ', routine_name, routine_type, routine_definition, sql_mode, character_set_client) from information_schema.routines where routine_schema = database() order by 1",
        })
            text.AppendJoin('\n', connection.List(query)).Append('\n');
        return text.ToString();
    }

    static async Task ClientAsync(TestDatabase database, string file)
    {
        var server = new MySqlConnectionStringBuilder(database.ConnectionString);
        using var client = Process.Start(new ProcessStartInfo(
            "mariadb", [$"--host={server.Server}", $"--port={server.Port}", $"--user={server.UserID}", $"--password={server.Password}", "--default-character-set=utf8mb4", "--comments", database.Name])
        { RedirectStandardInput = true, RedirectStandardError = true })!;
        var errors = client.StandardError.ReadToEndAsync(Cancel);
        await using (var input = client.StandardInput.BaseStream)
            await input.WriteAsync(await File.ReadAllBytesAsync(file, Cancel), Cancel);
        await client.WaitForExitAsync(Cancel);
        Assert.True(client.ExitCode == 0, await errors);
    }

    static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "dumps");
}

public sealed class DumpOnMariaDb(ITestOutputHelper output) : DumpContract<MariaDb>(output)
{
    protected override string[] Dumps => ["mariadb-dump.sql", "mariadb-dump-rows.sql", "phpmyadmin.sql"];
}

public sealed class DumpOnMySql(ITestOutputHelper output) : DumpContract<MySql>(output)
{
    protected override string[] Dumps => ["mysqldump.sql", "phpmyadmin.sql"];
}
