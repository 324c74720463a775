using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.ServerTests.Migrations;

namespace IdentDbBridge.ServerTests.Errors;

/// <summary>A server that refuses for a reason of its own is told in a sentence, with a code that is not that of a defect. A trigger plays the server's part, which knows every number.</summary>
public abstract class RefusalsContract<TServer>(ITestOutputHelper log) : MigrationContract<TServer>
    where TServer : ITestServer
{
    static readonly (int Number, string State, string Message, int Code, string Kind, string English, string Russian)[] Cases =
    [
        (1290, "HY000", "The MariaDB server is running with the --read-only option so it cannot execute this statement", 10, "read-only", "takes no writes now", "не принимает запись"),
        (1290, "HY000", "Сервер MariaDB запущен с опцией --super-read-only и не может выполнить эту команду", 10, "read-only", "takes no writes now", "не принимает запись"),
        (1290, "HY000", "The MySQL server is running with the --skip-grant-tables option so it cannot execute this statement", 10, "server-refused", "--skip-grant-tables", "--skip-grant-tables"),
        (1836, "HY000", "Running in read-only mode", 10, "read-only", "takes no writes now", "не принимает запись"),
        (1153, "08S01", "Got a packet bigger than 'max_allowed_packet' bytes", 10, "too-large", "longer than", "длиннее"),
        (1146, "42S02", "Table 'x.Nowhere' doesn't exist", 4, "drift", "is missing", "нет нужной таблицы"),
        (1021, "HY000", "Disk full (/tmp); waiting for someone to free some space...", 10, "disk-full", "No space is left", "не осталось места"),
        (1114, "HY000", "The table 'Calls' is full", 10, "disk-full", "No space is left", "не осталось места"),
        (1194, "HY000", "Table 'Calls' is marked as crashed and should be repaired", 10, "damaged", "is damaged", "повреждена"),
        (1644, "45000", "Иванова не записана", 10, "server-refused", "is not shown", "не показано"),
        (1105, "HY000", "Unknown error", 10, "server-refused", "is not shown", "не показано"),
        (1213, "40001", "Deadlock found when trying to get lock; try restarting transaction", 5, "lock-busy", "Deadlock", "Deadlock"),
        (1205, "HY000", "Lock wait timeout exceeded; try restarting transaction", 5, "lock-busy", "Busy", "Занято"),
        (1142, "42000", "DELETE command denied to user 'x'@'y' for table 'z'", 7, "no-rights", "No rights", "Нет прав"),
        (1048, "23000", "Column 'x' cannot be null", 9, "data", "cannot be null", "cannot be null"),
    ];

    [Fact]
    public async Task Are_told_in_a_sentence_with_a_code_of_their_own()
    {
        await UpAsync();
        foreach (var (number, state, message, code, kind, english, russian) in Cases)
        {
            Run("DROP TRIGGER IF EXISTS refuses");
            Run($"CREATE TRIGGER refuses BEFORE INSERT ON IDENT_Tickets FOR EACH ROW SIGNAL SQLSTATE '{state}' SET MYSQL_ERRNO = {number}, MESSAGE_TEXT = '{message.Replace("'", "''", StringComparison.Ordinal)}'");
            var file = Scripts.In("tickets.jsonl.txt");
            await File.WriteAllTextAsync(file, """{"Id":"1","DateAndTime":"2026-03-02 10:00:00","ClientPhone":"+79110000000","ClientFullName":"Иванова"}""", Cancel);
            string[] line = ["import", "tickets", file, "--format", "jsonl", "--time-zone", "Europe/Moscow", "--provider", TServer.Provider, "--connection", Database.ConnectionString];
            // What the server has against a record is told among the rejects.
            if (kind == "data")
            {
                Assert.Equal(0, (await InProcess.RunAsync(line)).Code);
                continue;
            }

            Assert.Contains(english, (await InProcess.RunAsync(line)).AssertSentence(code), StringComparison.Ordinal);
            Assert.Contains(russian, (await InProcess.RunAsync([.. line, "--lang", "ru"])).AssertSentence(code), StringComparison.Ordinal);
            (await InProcess.RunAsync([.. line, "--json"])).AssertErrorDocument(code, kind);
        }

        log.WriteLine($"figure: {TServer.Name}: {Cases.Length} refusals, each with its code");
    }

    [Fact]
    public async Task Are_a_missing_table_for_a_purge()
    {
        await UpAsync();
        Run("DROP TABLE IDENT_Tickets");
        string[] line = ["purge", "--older-than", "9999d", "--provider", TServer.Provider, "--connection", Database.ConnectionString];
        Assert.Contains("is missing", (await InProcess.RunAsync(line)).AssertSentence(4), StringComparison.Ordinal);
        Assert.Contains("нет нужной таблицы", (await InProcess.RunAsync([.. line, "--lang", "ru"])).AssertSentence(4), StringComparison.Ordinal);
    }
}

public sealed class RefusalsOnMariaDb(ITestOutputHelper log) : RefusalsContract<MariaDb>(log);

public sealed class RefusalsOnMySql(ITestOutputHelper log) : RefusalsContract<MySql>(log);
