using IdentDbBridge.Migrations.Plan;

namespace IdentDbBridge.ServerTests.Migrations;

/// <summary>Each script has a session of its own, as each file has in the mysql client, and the journal another one.</summary>
public abstract class ScriptSessionContract<TServer> : MigrationContract<TServer>
    where TServer : ITestServer
{
    // What a session may know. Temporary tables and variables are asked for one by one below.
    const string State = "concat_ws('|', @@sql_mode, @@time_zone, @@foreign_key_checks, @@unique_checks, @@autocommit, @@character_set_client, @@character_set_results, @@collation_connection, @@lock_wait_timeout, @@group_concat_max_len, @@sql_safe_updates, @@sql_select_limit, @@timestamp = unix_timestamp(now(6)), @a, @b)";

    const string See = $"create table if not exists Seen (Id int not null auto_increment primary key, State varchar(1000) null); insert into Seen (State) select {State};";

    [Theory]
    [InlineData("set names cp1251;")]
    [InlineData("set time_zone = '+09:00';")]
    [InlineData("set sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES';")]
    [InlineData("set foreign_key_checks = 0, unique_checks = 0;")]
    [InlineData("set autocommit = 0;")]
    [InlineData("set autocommit = 0; start transaction; insert into Before_it (Id) values (1);")]
    [InlineData("start transaction; insert into Before_it (Id) values (1);")]
    [InlineData("set session transaction isolation level read uncommitted; set session transaction read only;")]
    [InlineData("set transaction read only;")]
    [InlineData("set @a = 'x', @b := 2;")]
    [InlineData("set lock_wait_timeout = 1, group_concat_max_len = 4, sql_safe_updates = 1, sql_select_limit = 1;")]
    [InlineData("set timestamp = 1;")]
    [InlineData("lock tables Before_it write;")]
    [InlineData("lock tables Before_it read, Before_it as b read;")]
    [InlineData("set autocommit = 0; lock tables Before_it write; insert into Before_it (Id) values (1);")]
    [InlineData("create temporary table Seen (Id int not null auto_increment primary key, State varchar(1000) null);")]
    [InlineData("create temporary table schemaversions (Id int); create temporary table IdentBridge_Migrations (Id int);")]
    [InlineData("prepare p from 'select 1';")]
    [InlineData("savepoint s; select get_lock('of-a-script', 0); do last_insert_id(77);")]
    [InlineData("delimiter //\ncreate procedure Leave_open() begin start transaction; insert into Before_it (Id) values (7); end//\ndelimiter ;\ncall Leave_open();")]
    public async Task Leaves_nothing_to_the_next_script_nor_to_the_journal(string left)
    {
        Scripts.WriteText("1000_before.sql", "create table Before_it (Id int not null);" + See);
        Scripts.WriteText("1001_leaves.sql", left);
        Scripts.WriteText("1002_reads_чистка.sql", See + "insert into Before_it (Id) values (5); insert into Seen (State) values ('Чистка зубов');");
        await Identdb.RunAsync(0, Database, "up", "--scripts", Scripts.Path);

        var seen = List("select coalesce(State, 'NULL') from Seen order by Id");
        Assert.Equal(3, seen.Count);
        Assert.Equal(seen[0], seen[1]);
        Assert.Equal("Чистка зубов", seen[2]);
        Assert.Equal([.. Bundled, "1000_before.sql", "1001_leaves.sql", "1002_reads_чистка.sql"], List("select ScriptName from schemaversions order by schemaversionid"));
        Assert.All((await StatusAsync()).Scripts, s => Assert.Equal((ScriptState.Applied, null), (s.State, s.Note)));
        Assert.Equal(1, Query<int>("select count(*) from Before_it where Id = 5"));
        Assert.InRange(Query<int>("select count(*) from schemaversions where applied between now() - interval 10 minute and now() + interval 1 minute"), Bundled.Length + 3, Bundled.Length + 3);
    }

    [Fact]
    public async Task Of_an_old_dump_does_not_spoil_the_letters_of_the_next_script()
    {
        Scripts.WriteText("1001_old_dump.sql", "SET NAMES cp1251;\nSET time_zone = \"+00:00\";\nCREATE TABLE IF NOT EXISTS reasons (id int primary key, name varchar(50), made timestamp default current_timestamp) DEFAULT CHARSET=utf8mb4;\n");
        Scripts.WriteText("1002_reasons.sql", "INSERT IGNORE INTO reasons(id, name) VALUES (1, 'Чистка зубов');\n");
        await UpAsync();
        Assert.Equal(["Чистка зубов"], List("select name from reasons"));
    }

    [Fact]
    public async Task May_hold_tables_as_each_dump_does()
    {
        Scripts.WriteText("1001_dump.sql", """
            -- MariaDB dump
            /*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
            /*!40101 SET NAMES utf8mb4 */;
            /*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE */;
            /*!40103 SET TIME_ZONE='+00:00' */;
            DROP TABLE IF EXISTS `price`;
            CREATE TABLE `price` (`id` int NOT NULL PRIMARY KEY, `name` varchar(40)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
            LOCK TABLES `price` WRITE;
            /*!40000 ALTER TABLE `price` DISABLE KEYS */;
            INSERT INTO `price` VALUES (1,'Осмотр'),(2,'Чистка; полировка');
            /*!40000 ALTER TABLE `price` ENABLE KEYS */;
            UNLOCK TABLES;
            /*!40103 SET TIME_ZONE=@OLD_TIME_ZONE */;
            /*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;
            """);
        await UpAsync();
        Assert.Equal(["Осмотр", "Чистка; полировка"], List("select name from price order by id"));
    }

    [Theory]
    [InlineData("start transaction; insert into Own (Id) values (1); commit and chain; insert into Own (Id) values (2); rollback;", 1)]
    [InlineData("start transaction; insert into Own (Id) values (1); savepoint s; insert into Own (Id) values (2); rollback to s; commit;", 1)]
    [InlineData("begin; insert into Own (Id) values (1); create table Other (Id int); insert into Own (Id) values (2); rollback;", 2)]
    [InlineData("set autocommit = 0; insert into Own (Id) values (1); insert into Own (Id) values (2); rollback; insert into Own (Id) values (3); commit; insert into Own (Id) values (4);", 2)]
    [InlineData("set autocommit = 0; lock tables Own write; insert into Own (Id) values (1); insert into Own (Id) values (2); commit; insert into Own (Id) values (3); unlock tables; insert into Own (Id) values (4); rollback;", 3)]
    [InlineData("start transaction; insert into Own (Id) values (1); start transaction; insert into Own (Id) values (2); rollback;", 1)]
    [InlineData("set autocommit = 0; insert into Own (Id) values (1); set autocommit = 1; insert into Own (Id) values (2); rollback;", 2)]
    public async Task May_have_transactions_as_in_the_client(string text, int rows)
    {
        Scripts.WriteText("1000_own.sql", "create table Own (Id int not null);" + text);
        await UpAsync();
        Assert.Equal(rows, Query<int>("select count(*) from Own"));
        Assert.Equal((ScriptState.Applied, null), ((await StatusOfAsync("1000_own.sql")).State, (await StatusOfAsync("1000_own.sql")).Note));
    }

    [Fact]
    public async Task Is_told_again_what_it_was_told_when_it_goes_on()
    {
        Scripts.WriteText("1001_resume.sql", "SET @clinic = 'North', time_zone = '+03:00';\nSET NAMES cp1251;\nCREATE TABLE IF NOT EXISTS owners (id int primary key, clinic varchar(20), zone varchar(20), names varchar(20));\nINSERT IGNORE INTO missing_table(id) VALUES (1);\nINSERT IGNORE INTO owners(id, clinic, zone, names) VALUES (1, @clinic, @@time_zone, @@character_set_client);\n");
        await Assert.ThrowsAsync<ScriptFailedException>(() => UpAsync());
        Run("create table missing_table (id int primary key)");
        await UpAsync();
        Assert.Equal(["North|+03:00|cp1251"], List("select concat_ws('|', clinic, zone, names) from owners"));
    }

    [Theory]
    [InlineData("create temporary table t (id int); insert into Own (Id) values (1); insert into missing_table (id) values (1); insert into Own (Id) select id from t;", "uses t")]
    [InlineData("insert into Own (Id) values (5); set @n = (select count(*) from Own); insert into Own (Id) values (6); insert into missing_table (id) values (1); insert into Own (Id) values (@n);", "uses @n")]
    [InlineData("select count(*) into @n from Own; insert into Own (Id) values (6); insert into missing_table (id) values (1); insert into Own (Id) values (@n);", "uses @n")]
    [InlineData("insert into Numbered (Name) values ('a'); insert into missing_table (id) values (1); update Own set Id = last_insert_id();", "LAST_INSERT_ID()")]
    public async Task That_cannot_be_told_again_is_refused_with_the_way_out(string text, string says)
    {
        Scripts.WriteText("1000_first.sql", "create table Own (Id int null); create table Numbered (Id int not null auto_increment primary key, Name varchar(10));");
        Scripts.WriteText("1001_own.sql", "alter table Own comment 'x';" + text);
        await Assert.ThrowsAsync<ScriptFailedException>(() => UpAsync());
        Run("create table missing_table (id int null)");
        var rows = List("select coalesce(Id, -1) from Own order by Id");

        var refused = await Identdb.RunAsync(4, Database, "up", "--scripts", Scripts.Path);
        Assert.Contains(says, refused.Errors, StringComparison.Ordinal);
        Assert.Contains("repair 1001_own.sql --statements-done 0", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(ScriptState.SessionLost, (await StatusOfAsync("1001_own.sql")).State);
        Assert.Equal(rows, List("select coalesce(Id, -1) from Own order by Id"));

        await Identdb.RunAsync(0, Database, "repair", "1001_own.sql", "--statements-done", "0", "--scripts", Scripts.Path);
        await UpAsync();
        Assert.Equal(0, Query<int>("select count(*) from Own where Id is null"));
        Assert.Equal(ScriptState.Applied, (await StatusOfAsync("1001_own.sql")).State);
    }

    [Fact]
    public async Task Is_not_missed_where_the_rest_does_without()
    {
        Scripts.WriteText("1001_own.sql", "create table Own (Id int not null auto_increment primary key, Of_it int null);\ninsert into Own values (null, null); set @id = last_insert_id(); insert into Own values (null, @id); insert into missing_table (id) values (1);\ninsert into Own values (null, null); set @id = last_insert_id(); insert into Own values (null, @id);");
        await Assert.ThrowsAsync<ScriptFailedException>(() => UpAsync());
        Run("create table missing_table (id int null)");
        await UpAsync();
        Assert.Equal(["-", "1", "-", "3"], List("select coalesce(Of_it, '-') from Own order by Id"));
    }

    [Theory]
    [InlineData("mysql")]
    [InlineData("MySQL")]
    [InlineData("sys")]
    [InlineData("information_schema")]
    [InlineData("performance_schema")]
    public async Task Is_not_begun_in_a_database_of_the_server_s_own(string name)
    {
        var other = new TestDatabase(name, "mysql", new MySqlConnectionStringBuilder(Database.ConnectionString) { Database = name }.ConnectionString, MySql.Connect, () => { });
        foreach (string[] command in new[] { ["up"], ["up", "--dry-run"], ["repair"], new[] { "script", "--output", Scripts.In("x") } })
            Assert.Contains("of the server itself", (await Identdb.RunAsync(2, other, command)).Errors, StringComparison.Ordinal);
    }
}

public sealed class ScriptSessionOnMariaDb : ScriptSessionContract<MariaDb>;

public sealed class ScriptSessionOnMySql : ScriptSessionContract<MySql>;
