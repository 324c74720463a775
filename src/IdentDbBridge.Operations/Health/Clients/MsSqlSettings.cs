using IdentDbBridge.Data;

namespace IdentDbBridge.Health.Clients;

/// <summary>The statements that a SQL Server and its exchange database lack for IDENT.</summary>
sealed class MsSqlSettings(Db db, SqlCatalog sql)
{
    public async Task<IReadOnlyList<ServerSetting>> FindAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, string> values = (await db.QueryAsync<Setting>(sql["checks/settings"], null, cancellationToken).ConfigureAwait(false))
            .ToDictionary(r => r.Name, r => r.Value ?? "", StringComparer.Ordinal);
        List<ServerSetting> settings = [];
        if (values.GetValueOrDefault("read_committed_snapshot") is "0" or "False")
            settings.Add(new ServerSetting(null, Statement("checks-mssql/set-snapshot"), T($"IDENT's polls and those who write wait for each other. The statement ends the sessions that are in the database.")));
        if (values.GetValueOrDefault("auto_close") is "1" or "True")
            settings.Add(new ServerSetting(null, Statement("checks-mssql/set-auto-close"), T($"Express Edition closes the database when nobody is connected, and the next poll waits until it is open again.")));
        if (values.GetValueOrDefault("windows_logins_only") is "1")
            settings.Add(new ServerSetting(null, Statement("checks-mssql/set-login-mode"), T($"Only Windows logins are let in, and IDENT logs in by name and password. Takes effect with a restart of the service.")));
        return settings;
    }

    string Statement(string name) => sql[name].Replace("$Database$", db.Dialect.Quote(db.Target.Database), StringComparison.Ordinal).TrimEnd(';');
}
