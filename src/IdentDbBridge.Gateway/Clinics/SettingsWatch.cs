using IdentDbBridge.Gateway.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IdentDbBridge.Gateway.Clinics;

/// <summary>Reads the file again when it has changed. One that cannot be used changes nothing. It is looked at once a second: notices of changes do not come from every file system.</summary>
sealed partial class SettingsWatch(string path, ClinicDirectory clinics, ILogger<SettingsWatch> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    (DateTime, long) _seen = Look(path);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Every, stoppingToken);
            (DateTime, long) now = Look(path);
            if (now == _seen)
                continue;
            _seen = now;
            Reload();
        }
    }

    void Reload()
    {
        try
        {
            clinics.Apply(SettingsFile.Read(path));
            LogReloaded(clinics.All.Count);
        }
        catch (ConfigurationException e)
        {
            LogRefused(e.Message);
        }
    }

    // A missing file has a time, too.
    static (DateTime, long) Look(string path)
    {
        var file = new FileInfo(path);
        return (file.LastWriteTimeUtc, file.Exists ? file.Length : -1);
    }

    [LoggerMessage(LogLevel.Information, "The settings have changed and are in effect: {Clinics} clinic(s).")]
    partial void LogReloaded(int clinics);

    [LoggerMessage(LogLevel.Error, "The settings have changed and are not used. {Problem}")]
    partial void LogRefused(string problem);
}
