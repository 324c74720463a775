using System.CommandLine;
using IdentDbBridge.Cli;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Health.Checks;
using IdentDbBridge.Import;
using IdentDbBridge.Migrations;
using IdentDbBridge.Phones;

namespace IdentDbBridge.Tests.Cli;

/// <summary>What the library says can be done, in commands and options that there are.</summary>
public sealed class Remedies
{
    static readonly RootCommand Root = Program.Commands(new TargetOptions());

    public static TheoryData<RemedyKind> Kinds => [.. Enum.GetValues<RemedyKind>().Where(k => k is not (RemedyKind.SetOption or RemedyKind.UseOwner or RemedyKind.GivePassword))];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Are_commands_that_can_be_copied(RemedyKind kind)
    {
        var command = RemedyWords.Command(new Remedy(kind, "Tickets", kind == RemedyKind.NameTable ? "Others" : "180"));
        var parsed = Root.Parse(command["identdb ".Length..]);
        Assert.StartsWith("identdb ", command, StringComparison.Ordinal);
        Assert.NotEqual(Root, parsed.CommandResult.Command);
        Assert.Empty(parsed.UnmatchedTokens);
        // The outbox's file is its reader's to name.
        Assert.True(parsed.Errors.Count == 0 || kind == RemedyKind.ShowOutbox, command);
    }

    [Fact]
    public void Name_options_that_there_are()
    {
        HashSet<string> options = [.. All(Root).SelectMany(c => c.Options).Select(o => o.Name)];
        Assert.NotEmpty(RemedyWords.OptionNames);
        Assert.Empty(RemedyWords.OptionNames.Except(options));
    }

    [Theory]
    [InlineData("--date-order dmy", nameof(SourceTimes.DayFirst), "True")]
    [InlineData("--date-order mdy", nameof(SourceTimes.DayFirst), "False")]
    [InlineData("--outside-prefix 9", nameof(CdrOptions.OutsidePrefix), "9")]
    [InlineData("--outside-prefix none", nameof(CdrOptions.OutsidePrefix), "")]
    [InlineData("--trunk mts", nameof(CdrOptions.Trunks), "mts")]
    [InlineData("--in-context from-mts", nameof(CdrOptions.InContexts), "from-mts")]
    [InlineData("--out-context from-mts", nameof(CdrOptions.OutContexts), "from-mts")]
    [InlineData("--line from-mts=+74951234567", nameof(CdrOptions.Lines), "from-mts=+74951234567")]
    [InlineData("--area-code 812", nameof(PhoneOptions.AreaCode), "812")]
    [InlineData("--country 375", nameof(PhoneOptions.DefaultCountry), "375")]
    [InlineData("--column \"Отметка времени=DateAndTime\"", ColumnNames.Option, "Отметка времени=DateAndTime")]
    public void Of_an_import_are_options_that_can_be_copied(string option, string property, string value)
    {
        Assert.Equal(option, RemedyWords.Option(Remedy.Option(property, value)));
        Assert.Empty(Root.Parse($"import calls a.csv --format csv --time-zone Europe/Moscow {option}").Errors);
    }

    [Theory]
    [InlineData("The option for that: --lock-timeout.", nameof(MigratorOptions.LockTimeout))]
    [InlineData("The option for that: --date-order.", nameof(SourceTimes.DayFirst))]
    [InlineData("The option for that: --time-zone.", nameof(HealthOptions.TimeZone))]
    public void Stand_behind_the_message_of_an_error(string sentence, string property) =>
        Assert.Equal($"Cause. {sentence}", RemedyWords.Message(new LockException("Cause.") { Remedy = Remedy.Option(property) }));

    [Fact]
    public void Of_drift_stand_behind_each_script()
    {
        var drift = new DriftException([new("0001_a.sql", "It was edited.", new(RemedyKind.AcceptScript, "0001_a.sql")), new("0002_b.sql", "Its session is gone.", new(RemedyKind.AcceptScript, "0002_b.sql", "0"))]);
        Assert.Equal(
            ["It was edited. To accept it, use 'identdb repair 0001_a.sql'.", "Its session is gone. To have it run again, use 'identdb repair 0002_b.sql --statements-done 0' and then 'identdb up'."],
            RemedyWords.Message(drift).Split(Environment.NewLine));
    }

    static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);
}
