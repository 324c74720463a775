using Microsoft.Extensions.Logging;

namespace IdentDbBridge.ServerTests.Migrations;

/// <summary>Keeps what is logged, errors with all that they say.</summary>
sealed class ListLog : ILoggerFactory, ILogger
{
    readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Add($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
