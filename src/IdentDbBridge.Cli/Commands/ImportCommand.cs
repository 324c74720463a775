using System.CommandLine;
using System.Runtime.CompilerServices;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Import;

namespace IdentDbBridge.Cli.Commands;

static class ImportCommand
{
    /// <summary>An option that takes a connection string, like --connection.</summary>
    public const string SourceOption = "--source";

    const string SourceVariable = "IDENTDB_SOURCE";
    const string FreePbx = ImportOptions.FreePbx;

    static string Again => T($"Each record is read = added + already there + rejected. What is there already is left alone, so an import that was broken off is started again, and the same file adds nothing twice.");

    public static Command Create(TargetOptions target) => new("import", T($"Adds calls or tickets from a file, or calls from the database of a PBX.")) { Calls(target), Tickets(target) };

    static Command Calls(TargetOptions target)
    {
        var options = new ImportOptions("asterisk", "csv", "jsonl", FreePbx);
        var cdr = new CdrCommandOptions();
        var source = new Option<string?>(SourceOption) { Description = T($"With --format freepbx, instead of a file: connection string of the MySQL database with the table cdr. Else {SourceVariable}, which keeps it off the process list.") };
        var command = new Command(
            "calls",
            string.Join(
                ' ',
                T($"Adds finished calls from Asterisk's Master.csv (cdr_csv, cdr_custom), from the table cdr of a FreePBX or Asterisk, or from CSV or JSON Lines with the columns of the table of calls (CallId, DateAndTime, Direction, PhoneFrom, PhoneTo, WaitInSeconds, TalkInSeconds, …, LandingUrl)."),
                T($"Lines of Asterisk with the same linkedid, else uniqueid, are one call; all but one count as already there."),
                Again));
        options.AddTo(command);
        command.Options.Add(source);
        cdr.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed,
            target,
            options,
            () =>
            {
                ImportFormat format = options.Read(parsed);
                string? connection = Connection(parsed, source, options, format);
                return RecordImport.OfCalls(format, connection ?? options.Source(parsed), options.Settings(parsed, "cdr"), cdr.Read(parsed, options.Phones(parsed)));
            },
            cancellationToken));
        return command;
    }

    static Command Tickets(TargetOptions target)
    {
        var options = new ImportOptions("csv", "jsonl");
        var prefix = new Option<string?>("--id-prefix") { Description = T($"Put before each Id of the file, where Ids of several sites are alike.") };
        var firstPhone = new Option<bool>("--first-phone") { Description = T($"Take the first of several phone numbers in one field. Without it, such a record is rejected, unless they are the same number.") };
        var command = new Command(
            "tickets",
            string.Join(
                ' ',
                T($"Adds tickets from CSV or JSON Lines with the columns of the table of tickets, or with those of a site's form or an export of Contact Form 7, Elementor, Google Forms, Tilda, Wix, Bitrix24 or amoCRM: Name, Phone, Email, Comment, Form, Date, utm_source, Referer, Landing page; Имя, Телефон, Комментарий and their like; in any case, with blanks, hyphens or underscores."),
                T($"A record without an Id gets one made of its time, phone, form, name and comment."),
                Again));
        options.AddTo(command);
        command.Options.Add(prefix);
        command.Options.Add(firstPhone);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed,
            target,
            options,
            () => RecordImport.OfTickets(options.Read(parsed), options.Source(parsed), options.Settings(parsed, ""), parsed.GetValue(prefix), parsed.GetValue(firstPhone)),
            cancellationToken));
        return command;
    }

    /// <summary>Runs an import, or looks only. It connects first, so that nothing is written when the database is not there.</summary>
    static Task<int> RunAsync(ParseResult parsed, TargetOptions target, ImportOptions options, Func<RecordImport> create, CancellationToken cancellationToken)
    {
        var output = new Output(parsed.GetValue(target.Json));
        return output.RunAsync(async () =>
        {
            try
            {
                bool looks = parsed.GetValue(options.Look);
                RecordImport import = create();
                await using ConfiguredAsyncDisposable end = import.ConfigureAwait(false);
                if (!looks)
                    await output.ProgressAsync(T($"Connecting…"), _ => ConnectAsync(import, target.Read(parsed), cancellationToken)).ConfigureAwait(false);
                ImportResult result = await ImportReport.RunAsync(output, import, looks, options.RejectsPath(parsed), cancellationToken).ConfigureAwait(false);
                return result.Rejected > 0 && parsed.GetValue(options.Strict) ? ExitCodes.DataProblems : ExitCodes.Done;
            }
            catch (OperationCanceledException)
            {
                return output.Fail(ExitCodes.Cancelled, "cancelled", T($"Cancelled. What was added stays; start the import again, and it adds the rest."));
            }
        });
    }

    static async Task<bool> ConnectAsync(RecordImport import, DatabaseOptions database, CancellationToken cancellationToken)
    {
        await import.ConnectAsync(database, cancellationToken).ConfigureAwait(false);
        return true;
    }

    static string? Connection(ParseResult parsed, Option<string?> source, ImportOptions options, ImportFormat format)
    {
        if (format != ImportFormat.FreePbx)
            return parsed.GetValue(source) is null ? null : throw new ConfigurationException(T($"{SourceOption} goes with --format {FreePbx} only."));
        if (parsed.GetValue(options.File) is not null)
            throw new ConfigurationException(T($"--format {FreePbx} reads a database and no file. Give {SourceOption} instead."));
        return parsed.GetValue(source) ?? Environment.GetEnvironmentVariable(SourceVariable)
            ?? throw new ConfigurationException(T($"Which database of the PBX? Give {SourceOption}, or set {SourceVariable}."));
    }
}
