using System.CommandLine;
using IdentDbBridge.Import;
using IdentDbBridge.Phones;

namespace IdentDbBridge.Cli.Commands;

/// <summary>The options that every import has.</summary>
sealed class ImportOptions
{
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

    public Option<string?> Encoding { get; } = new("--encoding") { Description = T($"Of the file. Else the first line with anything but ASCII decides: UTF-8, or windows-1251 when it is not UTF-8; UTF-16 by its mark.") };

    public Option<string?> Rejects { get; } = new("--rejects") { Description = T($"The file for what is rejected: line, field, rule and what was found, never a value. Else FILE.rejects.csv in the current directory. None when nothing is rejected.") };

    public Option<bool> Look { get; } = new("--look") { Description = T($"Only read and tell what is there, what would be rejected, and which options would take it. Needs no database, and writes nothing.") };

    public Option<bool> Strict { get; } = new("--strict") { Description = T($"Exit with 9 when something was rejected.") };

    public Option<string> Country { get; } = new("--country") { Description = T($"Calling code of numbers written without one."), DefaultValueFactory = _ => PhoneOptions.Default.DefaultCountry };

    public Option<string?> AreaCode { get; } = new("--area-code") { Description = T($"Area of numbers written without one, such as 812.") };

    public void AddTo(Command command)
    {
        command.Arguments.Add(File);
        foreach (Option option in new Option[] { Format, TimeZone, ClinicTimeZone, Encoding, Look, Rejects, Strict, Country, AreaCode })
            command.Options.Add(option);
    }

    public PhoneOptions Phones(ParseResult parsed) => new() { DefaultCountry = parsed.GetValue(Country)!, AreaCode = parsed.GetValue(AreaCode) };

    /// <summary>The zone of the file and that of the clinic.</summary>
    public (ClinicTime Source, ClinicTime Clinic) Zones(ParseResult parsed)
    {
        var source = new ClinicTime(parsed.GetValue(TimeZone)!);
        return (source, parsed.GetValue(ClinicTimeZone) is { } clinic ? new ClinicTime(clinic) : source);
    }

    public LineReader Lines(ParseResult parsed) =>
        new(parsed.GetValue(File) ?? throw new ConfigurationException(T($"Which file? Name it behind the command.")), parsed.GetValue(Encoding));

    /// <param name="source">What stands for the file's name where there is no file.</param>
    public RejectsFile RejectsFile(ParseResult parsed, string source) => parsed.GetValue(Look)
        ? new RejectsFile(null)
        : new RejectsFile(parsed.GetValue(Rejects) ?? $"{Path.GetFileName(parsed.GetValue(File) ?? source)}.rejects.csv");
}
