using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace IdentDbBridge.ServerTests;

/// <summary>What a program would have in its log: level and text of each line.</summary>
sealed class LogLines : ILogger<Exchange>
{
    readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{logLevel} {formatter(state, exception)}");
}
