using DbUp.Builder;
using DbUp.Engine;
using DbUp.Engine.Output;
using DbUp.Engine.Transactions;
using DbUp.Support;

namespace IdentDbBridge.ServerTests.Migrations;

/// <summary>MySQL for plain DbUp, made of dbup-core as its MySQL package is: no lock, no checksums, no resume.</summary>
static class PlainMySql
{
    public static UpgradeEngineBuilder PlainMySqlDatabase(this SupportedDatabases supported, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(supported);
        var builder = new UpgradeEngineBuilder();
        builder.Configure(c => c.ConnectionManager = new Connections(new MySqlConnectionStringBuilder(connectionString) { AllowUserVariables = true }.ConnectionString));
        builder.Configure(c => c.Journal = new Journal(() => c.ConnectionManager, () => c.Log));
        builder.Configure(c => c.ScriptExecutor = new Executor(() => c.ConnectionManager, () => c.Log, () => c.VariablesEnabled, c.ScriptPreprocessors, () => c.Journal));
        return builder;
    }

    sealed class Connections(string connectionString) : DatabaseConnectionManager(_ => new MySqlConnection(connectionString))
    {
        public override IEnumerable<string> SplitScriptIntoCommands(string scriptContents)
        {
            List<string> commands = [];
            using var reader = new SqlCommandReader(scriptContents, ";", delimiterRequiresWhitespace: false);
            reader.ReadAllCommands(commands.Add);
            return commands;
        }
    }

    sealed class Objects() : SqlObjectParser("`", "`");

    sealed class Journal(Func<IConnectionManager> connections, Func<IUpgradeLog> log) : TableJournal(connections, log, new Objects(), null, "schemaversions")
    {
        protected override string GetInsertJournalEntrySql(string scriptName, string applied) => $"insert into {FqSchemaTableName} (ScriptName, Applied) values ({scriptName}, {applied})";

        protected override string GetJournalEntriesSql() => $"select scriptname from {FqSchemaTableName} order by scriptname";

        protected override string CreateSchemaTableSql(string quotedPrimaryKeyName) => $"""
            CREATE TABLE {FqSchemaTableName} (
                `schemaversionid` INT NOT NULL AUTO_INCREMENT,
                `scriptname` VARCHAR(255) NOT NULL,
                `applied` TIMESTAMP NOT NULL,
                PRIMARY KEY (`schemaversionid`));
            """;

        protected override string DoesTableExistSql() => $"select 1 from information_schema.tables where table_name = '{UnquotedSchemaTableName}' and table_schema = database()";
    }

    sealed class Executor(Func<IConnectionManager> connections, Func<IUpgradeLog> log, Func<bool> variablesEnabled, IEnumerable<IScriptPreprocessor> preprocessors, Func<IJournal> journal)
        : ScriptExecutor(connections, new Objects(), log, null, variablesEnabled, preprocessors, journal)
    {
        protected override string GetVerifySchemaSql(string schema) => throw new NotSupportedException();

        protected override void ExecuteCommandsWithinExceptionHandler(int index, SqlScript script, Action executeCallback) => executeCallback();
    }
}
