namespace IdentDbBridge.Migrations.Scripts;

static class RefusedStatement
{
    public const string Use = "USE moves the rest of the run to another database, the journal row included. Name the database in the connection string, or the object as database.schema.object.";
}
