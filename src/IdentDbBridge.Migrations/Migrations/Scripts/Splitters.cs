using IdentDbBridge.Data;

namespace IdentDbBridge.Migrations.Scripts;

/// <summary>Which splitter reads the scripts of which server.</summary>
static class Splitters
{
    static readonly Dictionary<string, IScriptSplitter> ByDialect = new(StringComparer.Ordinal)
    {
        ["mssql"] = new TSqlSplitter(),
        ["mysql"] = new MySqlSplitter(),
        ["sqlite"] = new SqliteSplitter(),
    };

    extension(IDialect dialect)
    {
        public IScriptSplitter Splitter => ByDialect[dialect.Name];
    }
}
