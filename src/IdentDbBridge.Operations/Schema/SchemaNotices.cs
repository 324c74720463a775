using IdentDbBridge.Dialects;
using IdentDbBridge.Health.Clients;
using IdentDbBridge.Migrations.Run;

namespace IdentDbBridge.Schema;

/// <summary>What whoever compares a schema should know of its server and database.</summary>
static class SchemaNotices
{
    public static async Task<IReadOnlyList<string>> ReadAsync(MigrationSession place, CancellationToken cancellationToken)
    {
        List<string> notices = [];
        if (ServerSupport.Of(place.Session).Says is { } old)
            notices.Add(old);
        if (place.Db.Dialect.Name == "mysql" && await place.Db.ScalarAsync<string>(place.Sql["checks-mysql/database-charset"], null, cancellationToken).ConfigureAwait(false) is { } charset and not MySqlFacts.Wanted)
            notices.Add(T($"Tables made by hand in this database get the character set {charset}, which loses Russian text or emoji, and which old drivers may not read: ALTER DATABASE {place.Db.Dialect.Quote(place.Db.Target.Database)} CHARACTER SET utf8mb4;"));
        return notices;
    }
}
