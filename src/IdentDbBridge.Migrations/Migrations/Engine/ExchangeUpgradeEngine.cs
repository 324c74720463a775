using DbUp.Builder;
using DbUp.Engine;

namespace IdentDbBridge.Migrations.Engine;

/// <summary>DbUp's engine. It only says what it was asked for, so that a look takes no lock, and takes what a row holds out of errors.</summary>
sealed class ExchangeUpgradeEngine(UpgradeConfiguration configuration, Upgrade upgrade) : UpgradeEngine(configuration)
{
    public override DatabaseUpgradeResult PerformUpgrade() => For(UpgradePurpose.Run, base.PerformUpgrade);

    public override DatabaseUpgradeResult MarkAsExecuted() => For(UpgradePurpose.Mark, base.MarkAsExecuted);

    public override DatabaseUpgradeResult MarkAsExecuted(string latestScript) => For(UpgradePurpose.Mark, () => base.MarkAsExecuted(latestScript));

    DatabaseUpgradeResult For(UpgradePurpose purpose, Func<DatabaseUpgradeResult> work)
    {
        upgrade.Purpose = purpose;
        try
        {
            DatabaseUpgradeResult result = work();
            return result.Error is ScriptFailedException failed ? new DatabaseUpgradeResult(result.Scripts, false, WithoutValues(failed), result.ErrorScript) : result;
        }
        finally
        {
            upgrade.Purpose = UpgradePurpose.Look;
        }
    }

    /// <summary>Whoever logs the whole error would log what the driver says, too.</summary>
    static ScriptFailedException WithoutValues(ScriptFailedException failed)
    {
        Exception? inner = failed.InnerException is ServerException server ? new ServerException(server.Message, server.Error, null) : null;
        return new ScriptFailedException(failed.Script, failed.Statement, failed.Line, failed.Message, failed.Error, inner) { Remedy = failed.Remedy };
    }
}
