using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Import;
using IdentDbBridge.Phones;

namespace IdentDbBridge.Cli.Commands;

/// <summary>The options that every import has.</summary>
sealed class ImportOptions
{
    public const string FreePbx = "freepbx";

    public ImportOptions(params string[] formats)
    {
        Format = new("--format") { Description = T($"What is read."), Required = true };
        Format.AcceptOnlyFromAmong(formats);
        Encoding.AcceptOnlyFromAmong("utf-8", "windows-1251");
    }

    public Argument<string?> File { get; } = new("file") { Description = T($"The file to import."), Arity = ArgumentArity.ZeroOrOne };

    public Option<string> Format { get; }

    public Option<string> TimeZone { get; } = new("--time-zone") { Description = T($"Zone of the times without an offset: an IANA or Windows id, such as Europe/Moscow."), Required = true };

    public Option<string?> ClinicTimeZone { get; } = new("--clinic-time-zone") { Description = T($"The clinic's zone, where it is another.") };

    public Option<string[]> Columns { get; } = new("--column") { HelpName = "COLUMN=FIELD", Description = T($"With csv and jsonl: what a column of the file holds, where its name does not say it: --column \"Отметка времени=DateAndTime\". Nothing behind the =, and nothing is taken from it. May be repeated.") };

    public Option<string?> DateOrder { get; } = new Option<string?>("--date-order") { HelpName = "dmy|mdy", Description = T($"What 02/03/2026 means: dmy, the second of March; mdy, the third of February. Without it, such a date is rejected as ambiguous.") }.AcceptOnlyFromAmong("dmy", "mdy");

    public Option<TimeOnly?> TimeOfDates { get; } = new("--date-time") { HelpName = "HH:mm", Description = T($"The time of day that a date alone stands for. Without it, a date alone is rejected as ambiguous."), CustomParser = TimeOfDay };

    public Option<bool> UnixTime { get; } = new("--unix-time") { Description = T($"Whole numbers in a column of times are seconds, milliseconds or microseconds since 1970. Without it, they are rejected as ambiguous.") };

    public Option<string?> Encoding { get; } = new("--encoding") { Description = T($"Of the file. Else the first line with anything but ASCII decides: UTF-8, or windows-1251 when it is not UTF-8; UTF-16 by its mark.") };

    public Option<string?> Rejects { get; } = new("--rejects") { Description = T($"The file for what is rejected: line, field, rule and what was found, never a value. Else FILE.rejects.csv in the current directory. None when nothing is rejected.") };

    public Option<bool> Look { get; } = new("--look") { Description = T($"Only read and tell what is there, what would be rejected, and which options would take it. Needs no database, and writes nothing.") };

    public Option<bool> Strict { get; } = new("--strict") { Description = T($"Exit with 9 when something was rejected.") };

    public Option<string> Country { get; } = new("--country") { Description = T($"Calling code of numbers written without one."), DefaultValueFactory = _ => PhoneOptions.Default.DefaultCountry };

    public Option<string?> AreaCode { get; } = new("--area-code") { Description = T($"Area of numbers written without one, such as 812.") };

    public void AddTo(Command command)
    {
        command.Arguments.Add(File);
        foreach (Option option in new Option[] { Format, TimeZone, ClinicTimeZone, Columns, DateOrder, TimeOfDates, UnixTime, Encoding, Look, Rejects, Strict, Country, AreaCode })
            command.Options.Add(option);
    }

    public PhoneOptions Phones(ParseResult parsed) => new() { DefaultCountry = parsed.GetValue(Country)!, AreaCode = parsed.GetValue(AreaCode) };

    /// <summary>What is read.</summary>
    public ImportFormat Read(ParseResult parsed) => parsed.GetValue(Format) switch
    {
        "csv" => ImportFormat.Csv,
        "jsonl" => ImportFormat.JsonLines,
        FreePbx => ImportFormat.FreePbx,
        _ => ImportFormat.Asterisk,
    };

    /// <exception cref="ConfigurationException">No file is named.</exception>
    public string Source(ParseResult parsed) => parsed.GetValue(File) ?? throw new ConfigurationException(T($"Which file? Name it behind the command."));

    /// <param name="source">What stands for the file's name where there is no file.</param>
    /// <exception cref="ConfigurationException">The format has columns of its own.</exception>
    public ImportSettings Settings(ParseResult parsed, string source)
    {
        string[] columns = parsed.GetValue(Columns) ?? [];
        if (columns.Length > 0 && parsed.GetValue(Format) is not ("csv" or "jsonl"))
            throw new ConfigurationException(T($"{Columns.Name} goes with --format csv and jsonl only."));
        return new ImportSettings
        {
            TimeZone = parsed.GetValue(TimeZone)!,
            ClinicTimeZone = parsed.GetValue(ClinicTimeZone),
            Columns = columns,
            DayFirst = parsed.GetValue(DateOrder) is { } order ? order == "dmy" : null,
            TimeOfDates = parsed.GetValue(TimeOfDates),
            UnixTimes = parsed.GetValue(UnixTime),
            Encoding = parsed.GetValue(Encoding),
            Phones = Phones(parsed),
            RejectsPath = parsed.GetValue(Look) ? null : RejectsPath(parsed, source),
            ProblemWords = RemedyWords.Found,
        };
    }

    /// <summary>The file for what is rejected.</summary>
    /// <param name="source">What stands for the file's name where there is no file.</param>
    public string RejectsPath(ParseResult parsed, string source = "cdr") => parsed.GetValue(Rejects) ?? $"{Path.GetFileName(parsed.GetValue(File) ?? source)}.rejects.csv";

    static TimeOnly? TimeOfDay(ArgumentResult result)
    {
        if (TimeOnly.TryParseExact(result.Tokens[0].Value, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time))
            return time;
        result.AddError("HH:mm");
        return null;
    }
}
