using IdentDbBridge.Health.Findings;

namespace IdentDbBridge.Health.Checks;

/// <summary>What a DBA of SQL Server looks after.</summary>
sealed class CheckUpkeep(HealthContext place)
{
    // SQL Server 2016, the oldest that is supported; an older server has its own, and another point says that it is old.
    const int OldestLevel = 130;

    const double Mega = 1 << 20;

    // A log that small is no trouble, whatever it waits for.
    const long SmallLog = 256L << 20;

    string Database => place.Db.Dialect.Quote(place.Db.Target.Database);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (place.Db.Dialect.Name != "mssql")
            return;
        await place.LookAsync([FindingKinds.CompatibilityLevel, FindingKinds.FileGrowth, FindingKinds.LogBackups], async () =>
        {
            Upkeep upkeep = (await place.Db.QueryAsync<Upkeep>(place.Sql["checks-mssql/upkeep"], null, cancellationToken).ConfigureAwait(false))[0];
            Level(upkeep);
            Files(upkeep);
            Log(upkeep);
        }).ConfigureAwait(false);
    }

    void Level(Upkeep upkeep) => place.Judge(
        FindingKinds.CompatibilityLevel,
        upkeep.CompatibilityLevel >= Math.Min(OldestLevel, upkeep.MajorVersion * 10),
        FindingState.Warning,
        T($"The compatibility level is {upkeep.CompatibilityLevel}."),
        T($"The compatibility level is {upkeep.CompatibilityLevel}: the database behaves as on an older SQL Server, from which it probably came by a backup."),
        FormattableString.Invariant($"ALTER DATABASE {Database} SET COMPATIBILITY_LEVEL = {upkeep.MajorVersion * 10}"));

    void Files(Upkeep upkeep) => place.Judge(
        FindingKinds.FileGrowth,
        upkeep.PercentFiles == 0,
        FindingState.Warning,
        T($"The files grow by fixed steps."),
        T($"Files that grow by percent: {upkeep.PercentFiles}. The larger they are, the longer every writer waits for the next step."),
        $"ALTER DATABASE {Database} MODIFY FILE (NAME = {place.Db.Dialect.Quote(upkeep.PercentFile ?? "")}, FILEGROWTH = 64MB)");

    void Log(Upkeep upkeep) => place.Judge(
        FindingKinds.LogBackups,
        upkeep.RecoveryModel == "SIMPLE" || upkeep.LogWait != "LOG_BACKUP" || upkeep.LogBytes < Math.Max(SmallLog, upkeep.DataBytes),
        FindingState.Warning,
        T($"The log does not wait for a backup (recovery model {upkeep.RecoveryModel})."),
        T($"The recovery model is {upkeep.RecoveryModel}, and the log has grown to {upkeep.LogBytes / Mega:0} MB: it is emptied by BACKUP LOG only, and grows until the disk is full. Have it backed up every hour or so, or do without."),
        $"ALTER DATABASE {Database} SET RECOVERY SIMPLE");

    sealed class Upkeep
    {
        public int CompatibilityLevel { get; set; }

        public int MajorVersion { get; set; }

        public string RecoveryModel { get; set; } = "";

        public string LogWait { get; set; } = "";

        public int PercentFiles { get; set; }

        public string? PercentFile { get; set; }

        public long DataBytes { get; set; }

        public long LogBytes { get; set; }
    }
}
