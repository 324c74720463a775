using IdentDbBridge.Data;
using IdentDbBridge.Installed;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Schema.Shapes;

/// <summary>The tables as the bundled scripts and the statements of the journal make them.</summary>
static class ShippedSchema
{
    /// <summary>The tables of the scripts, under the clinic's names.</summary>
    public static List<TableShape> OfScripts(IDialect dialect, ExchangeTables names)
    {
        List<TableShape> tables = [];
        foreach (MigrationScript script in ScriptSource.Bundled(dialect))
        {
            foreach (ScriptStatement statement in script.Statements)
                ScriptTables.Read(dialect.Splitter.ReplaceVariables(statement.Text, names.Names), script.Name, tables);
        }

        return tables;
    }

    /// <summary>The tables of the journal but for DbUp's own, of which nothing but two columns is relied on.</summary>
    public static List<TableShape> OfJournal(SqlCatalog sql)
    {
        List<TableShape> tables = [];
        foreach (string statement in MigrationJournal.CreateStatements.Skip(1))
            ScriptTables.Read(sql[statement], null, tables);
        return tables;
    }
}
