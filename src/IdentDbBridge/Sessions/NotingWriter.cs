using IdentDbBridge.Rules;
using Microsoft.Extensions.Logging;

namespace IdentDbBridge.Sessions;

/// <summary>Writes what the rules accept, and tells what they changed: to the caller and to the log.</summary>
sealed partial class NotingWriter(IExchangeWriter writer, ILogger log)
{
    /// <exception cref="ValidationException">The record breaks a rule; nothing was written.</exception>
    public async Task<WriteResult> WriteAsync<T>(Checked<T> record, Func<T, ExchangeWrite> write, CancellationToken cancellationToken)
        where T : class
    {
        ExchangeWrite word = write(record.Accept());
        Outcome outcome = await writer.WriteAsync(word, cancellationToken).ConfigureAwait(false);
        Log(word.Kind, record.Notes);
        return new WriteResult(outcome, record.Notes);
    }

    /// <summary>A line for each, with the rule and the field, and nothing of the value.</summary>
    public void Log(string kind, IEnumerable<RuleNote> notes)
    {
        foreach (RuleNote note in notes)
            Changed(note.Kind is RuleNoteKind.Cut or RuleNoteKind.Dropped ? LogLevel.Warning : LogLevel.Information, kind, note.Field, note.Kind, note.ValueClass);
    }

    [LoggerMessage(EventId = 1, EventName = "RuleNote", Message = "{Kind}: {Field} {Rule} ({ValueClass})")]
    partial void Changed(LogLevel level, string kind, string field, RuleNoteKind rule, string valueClass);
}
