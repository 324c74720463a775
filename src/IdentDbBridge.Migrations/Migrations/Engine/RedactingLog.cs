using DbUp.Engine.Output;

namespace IdentDbBridge.Migrations.Engine;

/// <summary>Passes on what DbUp's engine says, and of errors their messages only: what a driver's exception says may be a value of a row.</summary>
sealed class RedactingLog(IUpgradeLog log) : IUpgradeLog
{
    public void LogTrace(string format, params object[] args) => log.LogTrace(format, args);

    public void LogDebug(string format, params object[] args) => log.LogDebug(format, args);

    public void LogInformation(string format, params object[] args) => log.LogInformation(format, args);

    public void LogWarning(string format, params object[] args) => log.LogWarning(format, args);

    public void LogError(string format, params object[] args) => log.LogError(format, args);

    public void LogError(Exception ex, string format, params object[] args) =>
        log.LogError("{0}", ex is IdentDbException ? ex.Message : ex.GetType().Name);
}
