using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace IdentDbBridge.Cli.Results;

/// <summary>Results on standard output, as tables or as one JSON document; progress and errors on standard error.</summary>
sealed partial class Output
{
    // Piped output has no width of its own, unless COLUMNS gives it one.
    const int PipedWidth = 160;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    static readonly JsonSerializerOptions JsonForm = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly bool _isKept;
    readonly TimeProvider _time;

    public Output(bool json) : this(json, json ? TextWriter.Null : Console.Out, Console.Error, TimeProvider.System)
    {
    }

    /// <param name="json">Whether there is one document.</param>
    /// <param name="people">Where results for people go.</param>
    /// <param name="errors">Where progress and errors go; <see cref="TextWriter.Null"/> where nothing is printed and the document is kept.</param>
    /// <param name="time">What progress goes by.</param>
    public Output(bool json, TextWriter people, TextWriter errors, TimeProvider time)
    {
        Json = json;
        _isKept = errors == TextWriter.Null;
        _time = time;
        People = Create(people, Console.IsOutputRedirected);
        Errors = Create(errors, Console.IsErrorRedirected);
        Lines = new PrintableWriter(people);
        ErrorLines = new PrintableWriter(errors);
    }

    public bool Json { get; }

    /// <summary>For people; silent with <c>--json</c>.</summary>
    public IAnsiConsole People { get; }

    /// <summary>For people, line by line and not wrapped; silent with <c>--json</c>.</summary>
    public TextWriter Lines { get; }

    /// <summary>Errors likewise.</summary>
    public TextWriter ErrorLines { get; }

    /// <summary>Progress and errors.</summary>
    public IAnsiConsole Errors { get; }

    /// <summary>The last word of the command: how it ended, in a sentence.</summary>
    public string? Says { get; private set; }

    /// <summary>The document, where it is kept.</summary>
    public object? Result { get; private set; }

    /// <summary>The database that the documents are about, for people; null where it is not known.</summary>
    public string? Target { get; set; }

    /// <summary>The time as documents have it.</summary>
    public static DateTimeOffset Now() => new(DateTime.UtcNow.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);

    /// <summary>Of one database of many: prints nothing, but keeps document and last word.</summary>
    public static Output Kept() => new(true, TextWriter.Null, TextWriter.Null, TimeProvider.System);

    /// <summary>The one document of <c>--json</c>; nothing otherwise.</summary>
    public void Document(object document)
    {
        if (_isKept)
            Result = document;
        else if (Json)
            Console.Out.WriteLine(Escaped().Replace(JsonDocuments.Of(document)!.ToJsonString(JsonForm), m => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)m.ValueSpan[0]:X4}")));
    }

    /// <summary>A document for monitoring: it begins with target, server, time and how much failed, whatever else it holds.</summary>
    public void Report(string? server, int failures, object document)
    {
        // For people it would be made in vain, and takes as long as all else that 'up' does with nothing to do.
        if (!Json)
            return;
        JsonObject whole = new()
        {
            ["target"] = Target,
            ["server"] = server,
            ["time"] = Now(),
            ["failures"] = failures,
        };
        foreach ((string name, JsonNode? value) in JsonDocuments.Of(document)!.AsObject().ToList())
            whole.TryAdd(name, value?.DeepClone());
        Document(whole);
    }

    /// <summary>How the command ended, in a sentence for people.</summary>
    public void Say(string sentence)
    {
        Says = sentence;
        Paragraph(sentence);
    }

    /// <summary>One line for people, whole however long it is.</summary>
    public void Line(string line, Color? colour = null)
    {
        if (line.Length > 0 && line.Length <= People.Profile.Width)
            People.Write(new Text(line + "\n", new Style(colour)));
        else
            Lines.WriteLine(line);
    }

    /// <summary>Sentences for people. No name and no command is cut.</summary>
    /// <param name="text">What to say.</param>
    /// <param name="first">Before the first line.</param>
    /// <param name="rest">Before the others; as blank as the first, unless given.</param>
    /// <param name="colour">Of all of it.</param>
    public void Paragraph(string text, string first = "", string? rest = null, Color? colour = null)
    {
        rest ??= new string(' ', first.Length);
        string before = first;
        foreach (string line in Results.Paragraph.Lines(text, People.Profile.Width - Math.Max(first.Length, rest.Length)))
        {
            Line(before + line, colour);
            before = rest;
        }
    }

    public int Fail(int code, string kind, string message)
    {
        Says = message;
        // Not wrapped: somebody may search a log for it.
        ErrorLines.WriteLine(message);
        Report(null, 1, new { error = new { code, kind, message } });
        return code;
    }

    /// <summary>Runs a command and turns what it throws into a sentence and an exit code.</summary>
    public async Task<int> RunAsync(Func<Task<int>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            (int code, string kind) = ExitCodes.Of(e);
            return Fail(code, kind, e switch
            {
                OperationCanceledException => T($"Cancelled. What was under way is journalled: 'identdb status' shows it, 'identdb up' goes on."),
                IdentDbException error => RemedyWords.Message(error),
                // A message of unknown origin may hold a value that must not be shown.
                _ => T($"Unexpected error ({e.GetType().Name} in {Tool.PlaceOf(e)}). This is a defect of identdb: please report it with the command used, without the connection string."),
            });
        }
    }

    /// <summary>Runs <paramref name="work"/>, after a second under a line that says what is going on. With <c>--json</c>, silently.</summary>
    public async Task<T> ProgressAsync<T>(string title, Func<Action<string>, Task<T>> work)
    {
        var turn = new Lock();
        StatusContext? shown = null;
        Task<T> running = work(Tell);
        if (!Json && await Task.WhenAny(running, Task.Delay(Patience, _time)).ConfigureAwait(false) != running)
        {
            await Errors.Status().StartAsync(Markup.Escape(title), context =>
            {
                lock (turn)
                    (shown = context).Status(Markup.Escape(title));
                return running;
            }).ConfigureAwait(false);
        }

        return await running.ConfigureAwait(false);

        void Tell(string text)
        {
            lock (turn)
            {
                title = text;
                shown?.Status(Markup.Escape(text));
            }
        }
    }

    /// <summary>How wide standard output is.</summary>
    public static int Width => Create(Console.Out, Console.IsOutputRedirected).Profile.Width;

    static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        bool plain = redirected || writer == TextWriter.Null;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = plain ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        if (plain)
            console.Profile.Width = GivenWidth() ?? PipedWidth;
        console.Pipeline.Attach(new PrintableHook());
        return console;
    }

    /// <summary>How wide piped output is in this call; null as the environment says. For tests, whose calls overlap in one process.</summary>
    internal static AsyncLocal<int?> Columns { get; } = new();

    static int? GivenWidth() => Columns.Value is { } columns ? columns :
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int width) && width is >= 40 and <= 1000 ? width : null;

    // JSON leaves these as they are.
    [GeneratedRegex(@"[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]")]
    private static partial Regex Escaped();
}
