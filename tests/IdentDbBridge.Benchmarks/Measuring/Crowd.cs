using System.Diagnostics;
using System.Net.Mime;
using System.Text;

namespace IdentDbBridge.Benchmarks.Measuring;

/// <summary>Many senders at once, each of which waits for its answer before it sends the next.</summary>
static class Crowd
{
    public const int Senders = 50;

    /// <returns>How long each answer took, in milliseconds, ascending, and all of it in seconds.</returns>
    public static async Task<(IReadOnlyList<double> Answers, double Seconds)> SendAsync(HttpClient http, string path, int first, int count, Func<int, string> body, CancellationToken cancel)
    {
        var took = new double[count];
        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(async _ =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < count;)
            {
                using var content = new StringContent(body(first + i), Encoding.UTF8, MediaTypeNames.Application.Json);
                var since = Stopwatch.GetTimestamp();
                using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content, cancel);
                await answer.Content.ReadAsByteArrayAsync(cancel);
                took[i] = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
                answer.EnsureSuccessStatusCode();
            }
        }));
        var seconds = watch.Elapsed.TotalSeconds;
        return ([.. took.Order()], seconds);
    }

    /// <summary>That which 99 of 100 do not exceed.</summary>
    public static double Percentile99(this IReadOnlyList<double> ascending) => ascending[ascending.Count * 99 / 100];
}
