namespace IdentDbBridge.Migrations.Scripts;

static class RefusedStatement
{
    public static string Use => T($"USE moves the rest of the run to another database, the journal row included. Name the database in the connection string, or the object as database.schema.object.");

    public static string Transaction => T($"BEGIN, COMMIT, END and ROLLBACK belong to the run: each script is one transaction of its own. Leave them out.");
}
