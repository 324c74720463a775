using IdentDbBridge.Calls;
using IdentDbBridge.History;
using IdentDbBridge.Outbox;
using IdentDbBridge.Schedule;
using IdentDbBridge.Sessions;
using IdentDbBridge.Tickets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IdentDbBridge;

/// <summary>
/// The exchange with IDENT: the front door of this library. One for the whole program; its members may be used by many
/// threads at a time. Connections come from the driver's pool.
/// </summary>
public sealed class Exchange : IAsyncDisposable
{
    readonly ExchangeServer _server;
    readonly ExchangeOutbox? _outbox;

    /// <summary>Connects to nothing yet: a wrong address shows at the first use. <see cref="OpenAsync(ExchangeOptions, CancellationToken)"/> looks at once.</summary>
    /// <exception cref="ConfigurationException">Options that cannot be used.</exception>
    /// <param name="options">Which exchange.</param>
    /// <param name="log">Told what the rules changed in a record, and how the outbox fares; null for nobody.</param>
    public Exchange(ExchangeOptions options, ILogger<Exchange>? log = null) : this(options, TimeProvider.System, log)
    {
    }

    internal Exchange(ExchangeOptions options, TimeProvider time, ILogger? log = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        log ??= NullLogger.Instance;
        var clock = new ClinicTime(options.TimeZone ?? "");
        _server = new ExchangeServer(options.Provider ?? "", options.ConnectionString ?? "", options.Tables);
        _outbox = options.Outbox is { } outbox ? new ExchangeOutbox(_server, outbox, time, log) : null;
        var writer = new NotingWriter(_outbox is null ? _server : _outbox, log);
        Calls = new ExchangeCalls(_server, writer, clock, options.Phones, time);
        Tickets = new ExchangeTickets(_server, writer, clock, options.Phones, options.TicketInterval, time);
        Schedule = new ExchangeSchedule(_server, clock, options.Schedule, time);
        History = new ExchangeHistory(_server);
    }

    /// <summary>The phone system's side.</summary>
    public ExchangeCalls Calls { get; }

    /// <summary>The site's side: requests for appointments.</summary>
    public ExchangeTickets Tickets { get; }

    /// <summary>The site's side: free time.</summary>
    public ExchangeSchedule Schedule { get; }

    /// <summary>How the exchange went, for who shows it.</summary>
    public ExchangeHistory History { get; }

    /// <summary>Opens the exchange and looks whether the database is there. With an outbox, a server that cannot be reached is no error.</summary>
    /// <exception cref="ConfigurationException">Options that cannot be used, an outbox file that cannot be opened, or a database without exchange tables.</exception>
    /// <exception cref="ConnectionException">No connection, and no outbox.</exception>
    public static Task<Exchange> OpenAsync(ExchangeOptions options, CancellationToken cancellationToken = default) => OpenAsync(options, null, cancellationToken);

    /// <inheritdoc cref="OpenAsync(ExchangeOptions, CancellationToken)" />
    /// <param name="options">Which exchange.</param>
    /// <param name="log">Told what the rules changed in a record, and how the outbox fares; null for nobody.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Exchange> OpenAsync(ExchangeOptions options, ILogger<Exchange>? log, CancellationToken cancellationToken = default)
    {
        var exchange = new Exchange(options, log);
        try
        {
            await exchange.StartAsync(cancellationToken).ConfigureAwait(false);
            await exchange._server.RunAsync("Open", _ => Task.FromResult(true), cancellationToken).ConfigureAwait(false);
        }
        catch (ServerException) when (exchange._outbox is not null)
        {
            // What is written meanwhile waits in the outbox; its status tells why.
        }
        catch
        {
            await exchange.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return exchange;
    }

    /// <summary>Opens the outbox, so that a file that cannot be used shows at the start. Its delivery goes on without being waited for.</summary>
    /// <exception cref="ConfigurationException">The file cannot be used.</exception>
    internal Task StartAsync(CancellationToken cancellationToken) => _outbox?.OpenAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Whether the database answers and has the tables: null, or what is in the way; and the outbox, where there is one.</summary>
    internal async Task<(string? Trouble, OutboxStatus? Outbox)> LookAsync(CancellationToken cancellationToken)
    {
        string? trouble = null;
        try
        {
            await _server.RunAsync("Look", session => session.Db.ScalarAsync<int>(session.Sql["session/ping"], null, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (IdentDbException e)
        {
            trouble = e.Message;
        }

        try
        {
            return (trouble, _outbox is null ? null : await _outbox.ReadStatusAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (IdentDbException e)
        {
            // Without the file nothing can wait.
            return (trouble ?? e.Message, null);
        }
    }

    /// <summary>What waits on this machine.</summary>
    /// <exception cref="ConfigurationException">There is no outbox in the options.</exception>
    public Task<OutboxStatus> ReadOutboxAsync(CancellationToken cancellationToken = default) =>
        _outbox?.ReadStatusAsync(cancellationToken) ?? throw new ConfigurationException(T($"This exchange has no outbox: name its file in the options."));

    /// <summary>Ends the delivery from the outbox; what waits stays there.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_outbox is not null)
            await _outbox.DisposeAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
    }
}
