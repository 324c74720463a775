using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Health.Checks;
using IdentDbBridge.Import;
using IdentDbBridge.Migrations;
using IdentDbBridge.Migrations.Reports;
using IdentDbBridge.Phones;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Cli.Results;

/// <summary>The library's remedies, in commands and options of identdb.</summary>
static class RemedyWords
{
    static readonly FrozenDictionary<string, string> Options = new Dictionary<string, string>
    {
        [nameof(MigratorOptions.LockTimeout)] = "--lock-timeout",
        [nameof(RepairRequest.StatementsDone)] = "--statements-done",
        [nameof(RepairRequest.All)] = "--all",
        [nameof(HealthOptions.TimeZone)] = "--time-zone",
        [nameof(ImportSettings.Columns)] = "--column",
        [nameof(ImportSettings.RejectsPath)] = "--rejects",
        [nameof(ImportSettings.DayFirst)] = "--date-order",
        [nameof(ImportSettings.TimeOfDates)] = "--date-time",
        [nameof(ImportSettings.UnixTimes)] = "--unix-time",
        [nameof(CdrOptions.OutsidePrefix)] = "--outside-prefix",
        [nameof(CdrOptions.Trunks)] = "--trunk",
        [nameof(CdrOptions.InContexts)] = "--in-context",
        [nameof(CdrOptions.OutContexts)] = "--out-context",
        [nameof(CdrOptions.Lines)] = "--line",
        [nameof(PhoneOptions.AreaCode)] = "--area-code",
        [nameof(PhoneOptions.DefaultCountry)] = "--country",
    }.ToFrozenDictionary();

    /// <summary>The names of the options that a remedy can name.</summary>
    public static IEnumerable<string> OptionNames => Options.Values;

    /// <summary>An error's message with what to do about it.</summary>
    public static string Message(IdentDbException error) => error is DriftException drift
        ? string.Join(Environment.NewLine, drift.Problems.Select(p => Add(p.Message, p.Remedy)))
        : Add(error.Message, error.Remedy);

    /// <summary>A text with the sentence of its remedy behind it.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Add(string? text, Remedy? remedy) =>
        remedy is null ? text : text is null ? Sentence(remedy) : $"{text} {Sentence(remedy)}";

    /// <summary>What was found in a record, with the option that would settle it.</summary>
    public static string Found(RuleProblem problem) =>
        problem.Remedy is { } remedy ? T($"{problem.ValueClass}: {Option(remedy)} settles it") : problem.ValueClass;

    /// <summary>The option of <see cref="RemedyKind.SetOption"/> or <see cref="RemedyKind.NameTable"/>, with its value where there is one: ready to copy.</summary>
    public static string Option(Remedy remedy)
    {
        if (remedy.Kind == RemedyKind.NameTable)
            return $"--table {remedy.Name ?? "BLOCK"}={remedy.Value ?? "NAME"}";
        string name = Options.GetValueOrDefault(remedy.Name!, remedy.Name!);
        string? value = (remedy.Name, remedy.Value) switch
        {
            (nameof(ImportSettings.DayFirst), { } first) => first == bool.TrueString ? "dmy" : "mdy",
            (nameof(CdrOptions.OutsidePrefix), "") => "none",
            (_, var plain) => plain,
        };
        return value is null ? name : remedy.Name == nameof(ImportSettings.Columns) || !value.All(IsPlain) ? $"{name} \"{value}\"" : $"{name} {value}";
    }

    /// <summary>One command, ready to copy.</summary>
    public static string Command(Remedy remedy) => remedy.Kind switch
    {
        RemedyKind.ApplyScripts => "identdb up",
        RemedyKind.ShowStatus => "identdb status",
        RemedyKind.AcceptScript => remedy.Value is null ? $"identdb repair {remedy.Name}" : $"identdb repair {remedy.Name} --statements-done {remedy.Value}",
        RemedyKind.RecordChecksums => "identdb repair",
        RemedyKind.AdoptTables => "identdb adopt",
        RemedyKind.CompareSchema => "identdb verify",
        RemedyKind.WriteScript => "identdb script --output FILE.sql",
        RemedyKind.CreateDatabase => "identdb create-database",
        RemedyKind.GrantIdent => remedy.Value is null ? $"identdb grant ident --user {remedy.Name}" : $"identdb grant ident --user {remedy.Name} --host {remedy.Value}",
        RemedyKind.GrantNative => "identdb grant ident --user ident --auth native",
        RemedyKind.CheckAsIdent => "identdb check --as-ident",
        RemedyKind.DeleteOld => $"identdb purge --older-than {remedy.Value}d",
        RemedyKind.ReadSchedule => "identdb export schedule --format csv --output schedule.csv",
        RemedyKind.ShowOutbox => "identdb outbox status",
        RemedyKind.NameTable or RemedyKind.SetOption => $"identdb check {Option(remedy)}",
        _ => "identdb check",
    };

    /// <summary>As whom the command of a remedy is run; null where anybody may.</summary>
    public static string? As(Remedy remedy) => remedy.Kind switch
    {
        RemedyKind.GrantIdent or RemedyKind.GrantNative or RemedyKind.CreateDatabase => T($"With the connection of an administrator of the server, not with IDENT's."),
        RemedyKind.ApplyScripts or RemedyKind.AcceptScript or RemedyKind.RecordChecksums or RemedyKind.AdoptTables or RemedyKind.CompareSchema or RemedyKind.WriteScript or RemedyKind.DeleteOld
            => T($"With the connection of the login that owns the database, not with IDENT's."),
        _ => null,
    };

    /// <summary>What no shell changes.</summary>
    static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || "+-._/=:".Contains(c);

    /// <summary>The command or the option in a sentence.</summary>
    static string Sentence(Remedy remedy) => remedy.Kind switch
    {
        RemedyKind.ApplyScripts => T($"Run 'identdb up'."),
        RemedyKind.ShowStatus => T($"'identdb status' lists the scripts and where they stand."),
        RemedyKind.AcceptScript when remedy.Value is not null => T($"To have it run again, use '{Command(remedy)}' and then 'identdb up'."),
        RemedyKind.AcceptScript => T($"To accept it, use '{Command(remedy)}'."),
        RemedyKind.RecordChecksums => T($"'identdb repair' records it."),
        RemedyKind.AdoptTables => T($"'identdb adopt' takes it over; --table gives the exchange table another name."),
        RemedyKind.CompareSchema or RemedyKind.WriteScript => T($"'{Command(remedy)}' shows the statements."),
        RemedyKind.CreateDatabase => T($"'identdb create-database' creates it."),
        RemedyKind.UseOwner => T($"It is the one that runs 'identdb up'. For the logins of IDENT, of a site or of a PBX there is 'identdb check'."),
        RemedyKind.GrantNative => T($"'{Command(remedy)}' creates such an account."),
        RemedyKind.GivePassword => T($"Set {PasswordOptions.Variable}, or give --password-file or --password-stdin."),
        RemedyKind.NameTable or RemedyKind.SetOption => T($"The option for that: {Option(remedy)}."),
        _ => T($"Run '{Command(remedy)}'."),
    };
}
