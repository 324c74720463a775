namespace IdentDbBridge.ServerTests.Migrations;

/// <summary>Scripts of SQLite, as the sqlite3 shell runs them: each begins with a session that is new.</summary>
public sealed class SqliteScripts : MigrationContract<Sqlite>
{
    const string Make = "CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT);\nCREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent(id) ON DELETE CASCADE);\nINSERT INTO parent VALUES (1,'a'),(2,'b');\nINSERT INTO child VALUES (10,1),(20,2);\n";

    const string Rebuild = "CREATE TABLE parent_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\nINSERT INTO parent_new SELECT id, name FROM parent;\nDROP TABLE parent;\nALTER TABLE parent_new RENAME TO parent;\n";

    [Theory]
    [InlineData("PRAGMA foreign_keys=OFF;\n", "PRAGMA foreign_keys=ON;\n")]
    [InlineData("pragma main.foreign_keys(0);", "PRAGMA foreign_key_check; pragma foreign_keys = yes;")]
    [InlineData("-- as the manual says\nPRAGMA encoding; PRAGMA \"foreign_keys\" = 'off';", "PRAGMA foreign_keys;")]
    [InlineData("", "")]
    public async Task That_rebuild_a_table_leave_the_rows_that_refer_to_it(string head, string foot)
    {
        Scripts.WriteText("1001_make.sql", Make);
        Scripts.WriteText("1002_rebuild.sql", head + Rebuild + foot);
        await UpAsync();
        Assert.Equal(["10", "20"], List("select id from child order by id"));
        Assert.Equal(["a", "b"], List("select name from parent order by id"));
    }

    [Fact]
    public async Task That_switch_foreign_keys_on_have_them()
    {
        Scripts.WriteText("1001_make.sql", Make);
        Scripts.WriteText("1002_delete.sql", "PRAGMA foreign_keys = ON;\nDELETE FROM parent WHERE id = 1;\n");
        Scripts.WriteText("1003_delete.sql", "DELETE FROM parent WHERE id = 2;\n");
        await UpAsync();
        // The third is a session of its own.
        Assert.Equal(["20"], List("select id from child"));
    }

    [Theory]
    [InlineData("CREATE TABLE x (id INTEGER);\nPRAGMA foreign_keys=OFF;\nDROP TABLE parent;")]
    [InlineData("PRAGMA foreign_keys=OFF;\nSELECT 1; PRAGMA foreign_keys=ON;\nDELETE FROM parent;")]
    public async Task That_switch_foreign_keys_in_their_middle_are_refused_before_anything_runs(string text)
    {
        Scripts.WriteText("1001_make.sql", Make);
        Scripts.WriteText("1002_own.sql", text);
        var refused = await Identdb.RunAsync(2, Database, "up", "--scripts", Scripts.Path);
        Assert.Contains("1002_own.sql, line 2: PRAGMA foreign_keys does nothing inside a transaction", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(9, (await Identdb.RunAsync(Database, "lint", "--scripts", Scripts.Path)).Code);
        Assert.Empty(List(Snapshot.Tables(Database)));
    }

    [Fact]
    public async Task Leave_nothing_to_the_next_one_nor_to_the_journal()
    {
        Scripts.WriteText("1001_leaves.sql", "create temp table SchemaVersions (ScriptName text, Applied text); create temp table IdentBridge_Migrations (ScriptName text); create temp table Own (Id int); PRAGMA query_only = ON;");
        Scripts.WriteText("1002_own.sql", "create table Own (Id int not null); insert into Own (Id) values (1);");
        Assert.Equal([.. Bundled, "1001_leaves.sql", "1002_own.sql"], await UpAsync());
        Assert.Equal(["1"], List("select Id from Own"));
        Assert.Equal([.. Bundled, "1001_leaves.sql", "1002_own.sql"], List("select ScriptName from SchemaVersions order by ScriptName"));
    }
}
