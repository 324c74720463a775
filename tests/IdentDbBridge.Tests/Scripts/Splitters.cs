using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Tests.Scripts;

static class Splitters
{
    public static IScriptSplitter For(string dialect) => dialect switch
    {
        "tsql" => TSqlSplitter.Instance,
        "mysql" => MySqlSplitter.Instance,
        _ => SqliteSplitter.Instance,
    };

    public static ScriptDialect DialectOf(string dialect) => dialect switch
    {
        "tsql" => ScriptDialect.TSql,
        "mysql" => ScriptDialect.MySql,
        _ => ScriptDialect.Sqlite,
    };
}
