using IdentDbBridge.Gateway.Settings;

namespace IdentDbBridge.Gateway.Clinics;

/// <summary>The clinics that are served. They change when the file does.</summary>
sealed class ClinicDirectory(GatewaySettings settings) : IAsyncDisposable
{
    // Requests that are under way with the exchange of before.
    static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    readonly List<Task> _leaving = [];
    readonly CancellationTokenSource _end = new();
    volatile SortedDictionary<string, Clinic> _clinics = ByName(settings, c => new Clinic(c));

    /// <summary>Who may sign in to the page; null for nobody.</summary>
    public AdminSettings? Admin { get; private set; } = settings.Admin;

    /// <summary>Told of the clinics after the settings have changed.</summary>
    public event Action<IReadOnlyCollection<Clinic>>? Changed;

    /// <summary>In the order of their names.</summary>
    public IReadOnlyCollection<Clinic> All => _clinics.Values;

    /// <summary>The clinic of that name; null for none.</summary>
    public Clinic? Find(string? name) => name is not null && _clinics.TryGetValue(name, out Clinic? clinic) ? clinic : null;

    /// <summary>Serves what <paramref name="settings"/> says from now on. One call at a time.</summary>
    public void Apply(GatewaySettings settings)
    {
        Admin = settings.Admin;
        SortedDictionary<string, Clinic> old = _clinics;
        _clinics = ByName(settings, c => Keep(old.GetValueOrDefault(c.Name), c) ?? new Clinic(c));
        _leaving.RemoveAll(task => task.IsCompleted);
        _leaving.AddRange(old.Values.Except(_clinics.Values).Select(LeaveAsync));
        Changed?.Invoke(_clinics.Values);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_leaving.Concat(_clinics.Values.Select(clinic => clinic.DisposeAsync().AsTask())));
        _end.Dispose();
    }

    static SortedDictionary<string, Clinic> ByName(GatewaySettings settings, Func<ClinicSettings, Clinic> clinic) =>
        new(settings.Clinics.Values.ToDictionary(c => c.Name, clinic), StringComparer.OrdinalIgnoreCase);

    static Clinic? Keep(Clinic? clinic, ClinicSettings settings)
    {
        if (clinic is null || clinic.Settings.Fingerprint != settings.Fingerprint)
            return null;
        clinic.Settings = settings;
        return clinic;
    }

    async Task LeaveAsync(Clinic clinic)
    {
        await Task.Delay(Grace, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await clinic.DisposeAsync();
    }
}
