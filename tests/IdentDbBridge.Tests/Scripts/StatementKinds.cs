using IdentDbBridge.Migrations.Scripts;
using IdentDbBridge.Migrations.Statements;

namespace IdentDbBridge.Tests.Scripts;

/// <summary>What statements of MySQL and MariaDB do to their session, told by their first words.</summary>
public sealed class StatementKinds
{
    [Theory]
    [InlineData("insert into t values (1)", "Dml")]
    [InlineData("-- c\n/* c */ INSERT IGNORE INTO `a.b` SELECT 1", "Dml")]
    [InlineData("/*!50001 replace low_priority t set a = 1 */", "Dml")]
    [InlineData("/*M!100100 insert into t values (1) */", "Dml")]
    [InlineData("update t join u using (id) set t.a = 1", "Dml")]
    [InlineData("delete quick from t where a = 'create'", "Dml")]
    [InlineData("insert into other.t values (1)", "OtherDml")]
    [InlineData("delete from `other`.`t`", "OtherDml")]
    [InlineData("insert delayed into t values (1)", "OtherDml")]
    [InlineData("delete history from t", "OtherDml")]
    [InlineData("load data local infile 'x' into table t", "OtherDml")]
    [InlineData("with x as (select 1) update t set a = 1", "OtherDml")]
    [InlineData("set @a = 1, @b := (select 2, 3)", "Variables")]
    [InlineData("set @`a b` = 1", "Variables")]
    [InlineData("SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO'", "Settings")]
    [InlineData("/*!40101 SET NAMES utf8mb4 */", "Settings")]
    [InlineData("set autocommit=0", "Settings")]
    [InlineData("set @@session.sql_log_bin = 0", "Settings")]
    [InlineData("set session transaction read only", "Settings")]
    [InlineData("set password = 'x'", "Settings")]
    [InlineData("set global max_connections = 5", "Settings")]
    [InlineData("set statement max_statement_time = 1 for insert into t values (1)", "Unknown")]
    [InlineData("(select 1) union (select 2)", "Neutral")]
    [InlineData("prepare p from 'drop table t'", "Neutral")]
    [InlineData("drop prepare p", "Neutral")]
    [InlineData("create temporary table t (a int)", "Neutral")]
    [InlineData("create or replace temporary table t (a int)", "Neutral")]
    [InlineData("drop temporary table if exists t", "Neutral")]
    [InlineData("rollback to savepoint s", "Neutral")]
    [InlineData("create table t (a int)", "Ddl")]
    [InlineData("create or replace view v as select 1", "Ddl")]
    [InlineData("/*!40000 ALTER TABLE `t` DISABLE KEYS */", "Ddl")]
    [InlineData("/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`b`*/ /*!50003 TRIGGER x BEFORE INSERT ON t FOR EACH ROW SET @a = 1 */", "Ddl")]
    [InlineData("truncate t", "Ddl")]
    [InlineData("start transaction with consistent snapshot", "Begin")]
    [InlineData("begin work", "Begin")]
    [InlineData("begin not atomic select 1; end", "Unknown")]
    [InlineData("start slave", "Unknown")]
    [InlineData("commit", "Commit")]
    [InlineData("commit and chain", "Unknown")]
    [InlineData("rollback", "Rollback")]
    [InlineData("rollback release", "Unknown")]
    [InlineData("lock tables t write", "Lock")]
    [InlineData("lock instance for backup", "Unknown")]
    [InlineData("unlock tables", "Unlock")]
    [InlineData("call p()", "Unknown")]
    [InlineData("execute p using @a", "Unknown")]
    [InlineData("xa start 'x'", "Unknown")]
    [InlineData("flush tables with read lock", "Unknown")]
    public void Are_told_by_their_first_words(string statement, string kind) => Assert.Equal(kind, MySqlStatement.KindOf(statement).ToString());

    [Fact]
    public void Of_a_long_statement_are_told_without_reading_it() =>
        // The string is never closed: whoever read on would stumble.
        Assert.Equal(StatementKind.Dml, MySqlStatement.KindOf("insert into t values ('" + new string('x', 100)));

    [Theory]
    [InlineData("set @a = 'x', @B = 2 + @c", "@A @B", "@C", true)]
    [InlineData("set @a = concat('x', upper(@b)), @@session.time_zone = '+00:00'", "@A", "@B", true)]
    [InlineData("set names utf8mb4 collate utf8mb4_bin", "", "", true)]
    [InlineData("set @a = (select max(id) from t)", "@A", "", false)]
    [InlineData("set @a = last_insert_id()", "@A", "", false)]
    [InlineData("set @a = now()", "@A", "", false)]
    [InlineData("set @a = current_timestamp", "@A", "", false)]
    [InlineData("set @a = @@identity, @b = (1 + 2)", "@A @B", "", false)]
    [InlineData("set @a = 'select now()'", "@A", "", true)]
    public void Of_SET_are_taken_apart(string statement, string assigned, string read, bool isConstant)
    {
        SetStatement set = SetStatement.Read(statement)!;
        Assert.Equal((assigned, read, isConstant), (string.Join(' ', set.Assigned), string.Join(' ', set.Reads), set.IsConstant));
    }

    [Fact]
    public void Sum_up_as_the_checksum_of_the_first_statements_does()
    {
        ScriptStatement[] statements = [new("select 1;\r\n ", 1), new("select 'я'", 2, 3), new("", 3)];
        using var hash = new StatementsHash();
        for (int n = 1; n <= statements.Length; n++)
        {
            hash.Append(statements[n - 1]);
            Assert.Equal(ScriptChecksum.OfStatements(statements.Take(n)), hash.Current);
        }
    }

    [Theory]
    [InlineData("create table t (a int)", true)]
    [InlineData("-- c\nCREATE TABLE IF NOT EXISTS `a`.`select` (`values` int) ENGINE=InnoDB", true)]
    [InlineData("create unique index i on t (a)", true)]
    [InlineData("create temporary table t (a int)", false)]
    [InlineData("create table t (a int) select @a := 1", false)]
    [InlineData("create table t (a int) /*!50001 select @a := 1 */", false)]
    [InlineData("create table t table u", false)]
    [InlineData("create or replace table t (a int)", false)]
    [InlineData("create view v as select 1", false)]
    [InlineData("insert into t values (1)", false)]
    [InlineData("set @a = 1", false)]
    public void Leave_their_session_as_it_was_where_they_only_create(string statement, bool expected) =>
        Assert.Equal(expected, MySqlStatement.OnlyCreates(statement));

    [Theory]
    [InlineData("create table t (a int, b as (a + 1))", true)]
    [InlineData("CREATE TABLE IF NOT EXISTS \"temp.x\" (a)", true)]
    [InlineData("/* c */ create unique index if not exists i on t (a)", true)]
    [InlineData("create temp table t (a int)", false)]
    [InlineData("create table temp.t (a int)", false)]
    [InlineData("create table if not exists temp . t (a int)", false)]
    [InlineData("create index temp.i on t (a)", false)]
    [InlineData("create table t as select 1", false)]
    [InlineData("insert into t values (1)", false)]
    [InlineData("pragma recursive_triggers = on", false)]
    [InlineData("create", false)]
    public void Leave_SQLite_s_session_as_it_was_where_they_only_create(string statement, bool expected) =>
        Assert.Equal(expected, SqliteSplitter.OnlyCreates(SqliteSplitter.Instance.Split(statement)[0]));
}
