using System.Globalization;
using System.Text;

namespace IdentDbBridge.Benchmarks.Data;

/// <summary>The generated calls as files, each made when it is first asked for.</summary>
sealed class CallFiles(TemporaryFolder folder)
{
    const string Columns = "DateAndTime,Direction,PhoneFrom,PhoneTo,WaitInSeconds,TalkInSeconds,LineDescription,RecordUrl,UtmSource,UtmMedium,UtmCampaign,UtmTerm,UtmContent,HttpReferer";

    /// <summary>For <c>identdb import</c>.</summary>
    public string Csv(int count) => Make($"calls-{count}.csv", file =>
    {
        file.Write(Columns + "\n");
        foreach (var call in MadeUpCalls.Take(count))
            WriteCsv(file, call);
    });

    /// <summary>The same with the phone system's ids.</summary>
    public string CsvWithIds(int count) => Make($"calls-with-ids-{count}.csv", file =>
    {
        file.Write($"CallId,{Columns}\n");
        foreach (var call in MadeUpCalls.Take(count))
        {
            file.Write(call.Id);
            file.Write(',');
            WriteCsv(file, call);
        }
    });

    /// <summary>For LOAD DATA into the table of finished calls.</summary>
    public string Tsv(int count) => Make($"calls-{count}.tsv", file =>
    {
        foreach (var call in MadeUpCalls.Take(count))
            WriteTsv(file, call);
    });

    /// <summary>For LOAD DATA into the bridge's own table of ids.</summary>
    public string IdsTsv(int count) => Make($"ids-{count}.tsv", file =>
    {
        foreach (var call in MadeUpCalls.Take(count))
            file.Write(string.Create(CultureInfo.InvariantCulture, $"{call.Id}\t1\t{call.Start:yyyy-MM-dd HH:mm:ss}\t{Direction(call)}\t{call.From}\t{call.To}\t{call.Start.AddHours(-3):yyyy-MM-dd HH:mm:ss}\t\\N\n"));
    });

    /// <summary>Multi-row INSERTs of so many rows each, with so many of them in a transaction.</summary>
    public string Inserts(int count, int rows, int statements) => Make($"calls-{count}-{rows}x{statements}.sql", file =>
    {
        var number = 0;
        foreach (var chunk in MadeUpCalls.Take(count).Chunk(rows))
        {
            if (number % statements == 0)
                file.Write("BEGIN;\n");
            file.Write("INSERT INTO IDENT_FinishedCalls VALUES ");
            for (var i = 0; i < chunk.Length; i++)
                WriteValues(file, chunk[i], i == 0 ? "" : ",");
            file.Write(++number % statements == 0 ? ";\nCOMMIT;\n" : ";\n");
        }

        file.Write("COMMIT;\n");
    });

    /// <summary>As the Master.csv of an Asterisk.</summary>
    public string Asterisk(int count) => Make($"Master-{count}.csv", file => AsteriskFile.WriteCalls(file, count));

    static void WriteCsv(StreamWriter file, Call c) => file.Write(string.Create(
        CultureInfo.InvariantCulture,
        $"{c.Start:yyyy-MM-dd HH:mm:ss},{Direction(c)},{c.From},{c.To},{c.Wait},{c.Talk},\"{c.Line}\",{c.Recording},{c.Source},{c.Medium},{c.Campaign},,,\n"));

    static void WriteTsv(StreamWriter file, Call c) => file.Write(string.Create(
        CultureInfo.InvariantCulture,
        $"{c.Start:yyyy-MM-dd HH:mm:ss}\t{Direction(c)}\t{c.From}\t{c.To}\t{c.Wait}\t{Number(c.Talk, "\\N")}\t{c.Line}\t{c.Recording ?? "\\N"}\t{c.Source ?? "\\N"}\t{c.Medium ?? "\\N"}\t{c.Campaign ?? "\\N"}\t\\N\t\\N\t\\N\n"));

    static void WriteValues(StreamWriter file, Call c, string before) => file.Write(string.Create(
        CultureInfo.InvariantCulture,
        $"{before}('{c.Start:yyyy-MM-dd HH:mm:ss}','{Direction(c)}','{c.From}','{c.To}',{c.Wait},{Number(c.Talk, "NULL")},'{c.Line}',{Quoted(c.Recording)},{Quoted(c.Source)},{Quoted(c.Medium)},{Quoted(c.Campaign)},NULL,NULL,NULL)"));

    static string Direction(Call call) => call.ComesIn ? "in" : "out";

    static string Number(int? value, string none) => value?.ToString(CultureInfo.InvariantCulture) ?? none;

    static string Quoted(string? text) => text is null ? "NULL" : $"'{text}'";

    string Make(string name, Action<StreamWriter> write)
    {
        var path = folder[name];
        if (File.Exists(path))
            return path;
        Bench.Log($"  generating {name}");
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        write(file);
        return path;
    }
}
