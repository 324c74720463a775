using System.Globalization;
using System.Text;

namespace IdentDbBridge.Benchmarks.Data;

/// <summary>A Master.csv of Asterisk's cdr_csv made of the generated calls. Half of it has the older columns, without linkedid; every fifth call rings at two extensions and so has two lines.</summary>
static class AsteriskFile
{
    const int OlderOf = 1000;
    const int FewestBytes = 200;

    /// <summary>Writes so many calls.</summary>
    public static void WriteCalls(StreamWriter file, int count) => Write(file, MadeUpCalls.Take(count), long.MaxValue);

    /// <summary>Writes so many bytes, to the end of a line.</summary>
    public static void WriteBytes(string path, long bytes)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        Write(file, MadeUpCalls.Take((int)(bytes / FewestBytes)), bytes);
    }

    static void Write(StreamWriter file, IEnumerable<Call> calls, long bytes)
    {
        foreach (var call in calls)
        {
            if (call.Number % 5 == 0)
                WriteLeg(file, call, 102, answered: false);
            WriteLeg(file, call, 101, call.Talk is not null);
            if (call.Number % 1000 == 999 && Length(file) >= bytes)
                return;
        }
    }

    static long Length(StreamWriter file)
    {
        file.Flush();
        return file.BaseStream.Length;
    }

    static void WriteLeg(StreamWriter file, Call c, int extension, bool answered)
    {
        var trunk = string.Create(CultureInfo.InvariantCulture, $"PJSIP/mts-{c.Number:x8}");
        var phone = string.Create(CultureInfo.InvariantCulture, $"PJSIP/{extension}-{c.Number + 1:x8}");
        var (source, target, context) = c.ComesIn ? (c.From, c.To, "from-trunk") : (c.From, c.To, "from-internal");
        var answer = answered ? c.Start.AddSeconds(c.Wait).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "";
        var talk = answered ? c.Talk!.Value : 0;
        file.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"\"\",\"{source}\",\"{target}\",\"{context}\",\"\"\"{source}\"\" <{source}>\",\"{(c.ComesIn ? trunk : phone)}\",\"{(c.ComesIn ? phone : trunk)}\",\"Dial\",\"PJSIP/{extension},30,tTr\",\"{c.Start:yyyy-MM-dd HH:mm:ss}\",\"{answer}\",\"{c.Start.AddSeconds(c.Wait + talk):yyyy-MM-dd HH:mm:ss}\",{c.Wait + talk},{talk},\"{(answered ? "ANSWERED" : "NO ANSWER")}\",\"DOCUMENTATION\",\"{c.Id}\",\"\""));
        file.Write(c.Number / OlderOf % 2 == 0 ? "\n" : string.Create(CultureInfo.InvariantCulture, $",\"\",\"{c.Id}\",{c.Number % 100_000}\n"));
    }
}
