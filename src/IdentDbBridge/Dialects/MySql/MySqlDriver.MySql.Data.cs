namespace IdentDbBridge.Dialects.MySql;

static class MySqlDriver
{
    public static string Name => "MySql.Data";
}
