using DbUp.Engine.Output;
using IdentDbBridge.Migrations.Reports;

namespace IdentDbBridge.Migrations.Engine;

/// <summary>The steps of a run as lines of DbUp's log.</summary>
sealed class EventLog(IUpgradeLog log)
{
    public void Tell(MigrationEvent e)
    {
        switch (e.Kind)
        {
            case MigrationEventKind.WaitingForLock:
                log.LogInformation("{0}", T($"Waiting for the run lock, held by {e.Text}"));
                break;
            case MigrationEventKind.ScriptStarted:
                log.LogInformation("{0}", e.Text.Length == 0 ? e.Script : $"{e.Script} {e.Text}");
                break;
            case MigrationEventKind.ScriptApplied:
                log.LogInformation("{0}", T($"{e.Script} applied"));
                break;
            default:
                log.LogTrace("{0}", T($"{e.Script}: statement {e.Statement} of {e.Total}"));
                break;
        }
    }
}
