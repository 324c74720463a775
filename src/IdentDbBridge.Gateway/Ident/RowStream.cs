using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using IdentDbBridge.Rules;
using Microsoft.AspNetCore.Http;

namespace IdentDbBridge.Gateway.Ident;

/// <summary>
/// Answers with a JSON array, row by row, so that memory does not grow with it. Rows that IDENT could not use are left out
/// before the rest is cut into parts: a part that is shorter than its limit would be taken for the last one.
/// </summary>
/// <param name="check">The rules that a row must keep; what they repair is repaired.</param>
/// <param name="write">Writes one.</param>
sealed class RowStream<T>(Func<T, Checked<T>> check, Action<Utf8JsonWriter, T> write)
    where T : class
{
    const int Piece = 32 * 1024;

    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    readonly Dictionary<string, int> _leftOut = new(StringComparer.Ordinal);

    int _given;

    /// <returns>What was given, and what was left out.</returns>
    public async Task<RowsGiven> AnswerAsync(HttpResponse response, IAsyncEnumerable<T> rows, IdentWindow window, CancellationToken cancellationToken)
    {
        response.ContentType = "application/json; charset=utf-8";
        // In between, so that a failure before the first piece can still be answered with an error.
        var piece = new ArrayBufferWriter<byte>(2 * Piece);
        await using var json = new Utf8JsonWriter(piece, Options);
        json.WriteStartArray();
        int skip = window.Offset;
        await foreach (T row in rows.WithCancellation(cancellationToken))
        {
            if (_given == window.Limit)
                break;
            if (Usable(row) is not { } usable || skip-- > 0)
                continue;
            write(json, usable);
            _given++;
            if (piece.WrittenCount + json.BytesPending >= Piece)
                await SendAsync();
        }

        json.WriteEndArray();
        await SendAsync();
        return new RowsGiven(_given, _leftOut);

        async Task SendAsync()
        {
            json.Flush();
            await response.BodyWriter.WriteAsync(piece.WrittenMemory, cancellationToken);
            piece.ResetWrittenCount();
        }
    }

    T? Usable(T row)
    {
        Checked<T> result = check(row);
        if (result.IsValid)
            return result.Record;
        string reason = $"{result.Problems[0].Field}: {result.Problems[0].Rule}";
        _leftOut[reason] = _leftOut.GetValueOrDefault(reason) + 1;
        return null;
    }
}
