namespace IdentDbBridge.Schedule;

/// <summary>The schedule that IDENT uploads.</summary>
public sealed class ExchangeSchedule
{
    readonly ExchangeServer _server;
    readonly ClinicTime _clock;
    readonly TimeProvider _time;

    internal ExchangeSchedule(ExchangeServer server, ClinicTime clock, TimeProvider time)
    {
        _server = server;
        _clock = clock;
        _time = time;
    }
}
