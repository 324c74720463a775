using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Tests.Scripts;

/// <summary>What a session that goes on with a script is told again, and what it cannot be told. The script breaks off at the statement FAIL.</summary>
public sealed class ResumedSessions
{
    [Theory]
    [InlineData("set @a = 1; insert into t values (1); FAIL; insert into t values (@a)", "0")]
    [InlineData("set @a = 1; set @b = @a + 1, names = 'x'; create table t (a int); FAIL; select @b", "0 1")]
    [InlineData("set names cp1251; set global x = 1; insert into t values (1); FAIL; select 1", "0")]
    [InlineData("set @OLD=@@SQL_MODE, SQL_MODE='x'; insert into t values (1); set SQL_MODE=@OLD; FAIL; select 1", "0 2")]
    [InlineData("set @n = (select max(id) from t); prepare p from @n; FAIL; execute p; deallocate prepare p", "0 1")]
    [InlineData("insert into t values (1); select max(id) into @n from t; FAIL; select @n", "1")]
    [InlineData("prepare p from 'select 1'; execute p; deallocate prepare p; FAIL; select 1", "0 2")]
    [InlineData("lock tables t write; insert into t values (1); FAIL; unlock tables", "0")]
    [InlineData("lock tables t write; unlock tables; insert into t values (1); FAIL", "")]
    [InlineData("create temporary table x (a int); drop temporary table x; insert into t values (1); FAIL; select 'x'", "")]
    [InlineData("create temporary table x (a int); insert into t values (1); FAIL; create temporary table x (b int); select * from x", "")]
    [InlineData("insert into t values (1); set @id = last_insert_id(); insert into t values (@id); FAIL; insert into t values (2); set @id = last_insert_id(); insert into t values (@id)", "")]
    [InlineData("insert into t values (1); FAIL; select last_insert_id from t where a = @never_set", "", true)]
    [InlineData("lock tables t write; begin; insert into t values (1); FAIL", "")]
    [InlineData("lock tables t write; insert into t values (1); lock tables u write; FAIL", "2")]
    [InlineData("create temporary table x (a int); drop table x; insert into t values (1); FAIL; select * from x", "")]
    [InlineData("create temporary table x (a int); insert into t values (1); FAIL; select 'x', \"x\"", "")]
    [InlineData("create table t (temporary int); insert into t values (1); FAIL; select * from t", "")]
    [InlineData("set @a = now(); insert into t values (1); FAIL; select 1", "")]
    [InlineData("set @a = now(); set @a = 1; insert into t values (1); FAIL; select @a", "1")]
    [InlineData("set @a = now(); insert into t values (1); FAIL; set @a = 2; select @a", "")]
    [InlineData("set @a = now(); insert into t values (1); FAIL; select @a := 1; select @a", "")]
    [InlineData("set @a = now(); insert into t values (1); FAIL; select 1 into @a; select @a", "")]
    [InlineData("select @a = 1; select 1 into @b from t where b = @a; insert into t values (1); FAIL; select @a", "")]
    [InlineData("insert into t (a) values (@a); FAIL; select @a", "")]
    [InlineData("select @a :; do; insert into t values (1); FAIL; select 1", "")]
    [InlineData("insert into t values (1); set @n = (select 1); prepare p from @n; FAIL; execute p", "1 2")]
    [InlineData("set @n = 'select 1'; prepare p from @n; insert into t values (1); FAIL; execute p", "0 1")]
    [InlineData("prepare p from 'select 1'; drop prepare p; insert into t values (1); FAIL; select 1", "0 1")]
    [InlineData("set @n = (select 1); insert into t values (1); prepare p from @n; deallocate prepare p; insert into t values (2); FAIL; execute p", "")]
    [InlineData("set @n = (select 1); insert into t values (1); prepare p from 'select 1'; prepare p from @n; deallocate prepare p; insert into t values (2); FAIL; select 1", "2")]
    [InlineData("set @n = (select 1); insert into t values (1); prepare p from @n; insert into t values (2); FAIL; prepare p from 'select 1'; execute p", "")]
    [InlineData("set @a = 1; FAIL; select last_insert_id()", "0")]
    [InlineData("insert into t values (1); FAIL; insert into t values (2); set @x = 1; set names utf8mb4; set @id = last_insert_id()", "")]
    [InlineData("insert into t values (1); FAIL; insert into other.t values (2); set @id = last_insert_id()", "")]
    [InlineData("insert into t values (1); FAIL; select row_count()", "")]
    [InlineData("FAIL select row_count(); select 1", "")]
    [InlineData("insert into t values (1); /*!40000 */; FAIL; /*!40000 */; select 1", "")]
    [InlineData("insert into t values (1); FAIL; prepare; create temporary table", "")]
    [InlineData("deallocate prepare; insert into t values (1); FAIL; select 1", "")]
    [InlineData("set @n = (select 1); insert into t values (1); prepare p from @n; insert into t values (2); FAIL; drop table p", "")]
    public void Are_told_again_in_order_what_gives_the_same(string script, string again, bool usesName = false)
    {
        ResumedSession session = Of(script);
        if (usesName)
            Assert.Equal("LAST_INSERT_ID()", session.Lost?.What);
        else
            Assert.Null(session.Lost);
        Assert.Equal(again, string.Join(' ', session.Again));
    }

    [Theory]
    [InlineData("set @a = now(); insert into t values (1); FAIL; insert into t values (@a)", "@a", 0, 3)]
    [InlineData("insert into t values (1); set @id = last_insert_id(); insert into t values (2); FAIL; insert into t values (@ID)", "@id", 1, 4)]
    [InlineData("set @a = now(); set @b = @a; insert into t values (1); FAIL; select @b", "@b", 1, 4)]
    [InlineData("select count(*) into @a from t; insert into t values (1); FAIL; select 1; set @c = @a", "@a", 0, 4)]
    [InlineData("select @a := 1; insert into t values (1); FAIL; select @a", "@a", 0, 3)]
    [InlineData("call p(@out); FAIL; insert into t values (@out)", "@out", 0, 2)]
    [InlineData("prepare p from @sql; execute p; FAIL; select @any", "@any", 1, 3)]
    [InlineData("set time_zone = (select z from zones); insert into t values (1); FAIL; select 1", "a setting of its session", 0, 2)]
    [InlineData("create temporary table `x` (a int); insert into t values (1); FAIL; insert into t select * from X", "X", 0, 3)]
    [InlineData("create temporary table if not exists x (a int); FAIL; drop temporary table x", "x", 0, 2)]
    [InlineData("set @n = (select 1); insert into t values (1); prepare p from @n; insert into t values (2); FAIL; execute p", "p", 2, 5)]
    [InlineData("insert into t values (1); FAIL; update t set a = last_insert_id()", "LAST_INSERT_ID()", 0, 2)]
    [InlineData("insert into t values (1); FAIL; select @@last_insert_id", "LAST_INSERT_ID()", 0, 2)]
    [InlineData("insert into t values (1); insert into t values (2); FAIL; select @@identity", "LAST_INSERT_ID()", 1, 3)]
    [InlineData("insert into t values (1); set @a = 1; FAIL; select 1; select last_insert_id()", "LAST_INSERT_ID()", 0, 4)]
    [InlineData("insert into t values (1); FAIL insert into u values (1); set @id = last_insert_id()", "LAST_INSERT_ID()", 0, 2)]
    [InlineData("insert into other.t values (1); FAIL; select last_insert_id()", "LAST_INSERT_ID()", 0, 2)]
    [InlineData("call p(); FAIL; select last_insert_id()", "LAST_INSERT_ID()", 0, 2)]
    [InlineData("insert into t values (1); FAIL select last_insert_id()", "LAST_INSERT_ID()", 0, 1)]
    [InlineData("set @a = now(); insert into t values (1); FAIL; set @a = concat(@a, 1)", "@a", 0, 3)]
    [InlineData("set @a = now(); create temporary table x (a int); FAIL; select @a", "@a", 0, 3)]
    [InlineData("insert into t values (@a := 1); FAIL; select @a", "@a", 0, 2)]
    [InlineData("insert into other.t values (@a := 1); FAIL; select @a", "@a", 0, 2)]
    [InlineData("select 1, 2, 3 into @a, @b, @c from t; insert into t values (1); FAIL; select @c", "@c", 0, 3)]
    [InlineData("create or replace temporary table x (a int); insert into t values (1); FAIL; select * from x", "x", 0, 3)]
    [InlineData("create temporary table other.x (a int); insert into t values (1); FAIL; select * from x", "x", 0, 3)]
    [InlineData("create temporary table p (a int); prepare p from 'select 1'; insert into t values (1); FAIL; select * from p", "p", 0, 4)]
    [InlineData("set @n = (select 1); insert into t values (1); prepare p from @n; insert into t values (2); FAIL; deallocate prepare p", "p", 2, 5)]
    [InlineData("set @n = (select 1); insert into t values (1); prepare p from @n; insert into t values (2); FAIL; drop prepare p", "p", 2, 5)]
    public void Are_refused_what_is_gone(string script, string what, int by, int usedBy)
    {
        ResumedSession session = Of(script);
        Assert.Equal(new LostState(by, usedBy, what), session.Lost);
    }

    [Theory]
    [InlineData("row_count()")]
    [InlineData("found_rows()")]
    [InlineData("@@error_count")]
    [InlineData("@@warning_count")]
    public void Are_refused_the_count_of_the_statement_before(string count) =>
        Assert.Equal(new LostState(0, 1, "ROW_COUNT()"), Of($"insert into t values (1); FAIL select {count}").Lost);

    [Fact]
    public void Of_which_nothing_is_left_lack_nothing() =>
        Assert.Null(ResumedSession.Of(MySqlSplitter.Instance.Split("set time_zone = (select z from zones); insert into t values (1)"), 2).Lost);

    /// <summary>FAIL alone is a statement that asks for nothing; before another one it is that one that fails.</summary>
    static ResumedSession Of(string script)
    {
        var statements = MySqlSplitter.Instance.Split(script.Replace("FAIL ", "", StringComparison.Ordinal).Replace("FAIL", "do fail()", StringComparison.Ordinal));
        return ResumedSession.Of(statements, Array.FindIndex(script.Split(';'), s => s.Contains("FAIL", StringComparison.Ordinal)));
    }
}
