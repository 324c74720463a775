using IdentDbBridge.Gateway.Settings;

namespace IdentDbBridge.Gateway.Clinics;

/// <summary>A clinic that is served: its settings as they stand now, and its exchange.</summary>
sealed class Clinic(ClinicSettings settings) : IAsyncDisposable
{
    volatile ClinicSettings _settings = settings;

    /// <summary>As the file has them by now. A change of the exchange itself makes another clinic.</summary>
    public ClinicSettings Settings
    {
        get => _settings;
        set => _settings = value;
    }

    public string Name => _settings.Name;

    /// <summary>Connects at its first use: a clinic whose database is away does not keep the others from starting.</summary>
    public Exchange Exchange { get; } = new(settings.Exchange);

    /// <summary>The clinic's wall clock.</summary>
    public ClinicTime Clock { get; } = new(settings.Exchange.TimeZone);

    /// <summary>One upload at a time: a second one would only wait in the database.</summary>
    public SemaphoreSlim UploadTurn { get; } = new(1);

    public ValueTask DisposeAsync() => Exchange.DisposeAsync();
}
