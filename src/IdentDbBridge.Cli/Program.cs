using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using System.Text.RegularExpressions;
using IdentDbBridge.Cli.Commands;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Localization;

namespace IdentDbBridge.Cli;

static partial class Program
{
    /// <summary>From Ctrl+C to the end by force: time for the server to end the statement, and for the journal to hear of it.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    static async Task<int> Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(false);
        var output = new ForgivingWriter(Console.Out);
        Console.SetOut(output);
        Console.SetError(new ForgivingWriter(Console.Error));
        // For the sentence below: what a method awaited sets ends with it.
        TargetOptions.ChooseLanguage(args);
        int code = await InvokeAsync(args).ConfigureAwait(false);
        if (!output.IsBroken)
            return code;
        Console.Error.WriteLine(T($"Standard output cannot be written, so the result is lost."));
        return code == ExitCodes.Done ? ExitCodes.Unexpected : code;
    }

    /// <summary>Every command, with the options that all of them have.</summary>
    public static RootCommand Commands(TargetOptions target)
    {
        var root = new RootCommand(T($"Provisions and serves the exchange database of the IDENT dental program."));
        HelpPage.Put(root);
        target.AddTo(root);
        root.Subcommands.Add(InitCommand.Create(target));
        root.Subcommands.Add(ConfigCommand.Create(target));
        root.Subcommands.Add(UpCommand.Create(target));
        root.Subcommands.Add(StatusCommand.Create(target));
        root.Subcommands.Add(CheckCommand.Create(target));
        root.Subcommands.Add(ScriptCommand.Create(target));
        root.Subcommands.Add(RepairCommand.Create(target));
        root.Subcommands.Add(VerifyCommand.Create(target));
        root.Subcommands.Add(AdoptCommand.Create(target));
        root.Subcommands.Add(LintCommand.Create(target));
        root.Subcommands.Add(ExportCommand.Create(target));
        root.Subcommands.Add(SimulateCommand.Create(target));
        root.Subcommands.Add(OutboxCommand.Create(target));
        root.Subcommands.Add(ServeCommand.Create(target));
        root.Subcommands.Add(SourcesCommand.Create(target));
        root.Subcommands.Add(DemoCommand.Create(target));
        root.Subcommands.Add(ImportCommand.Create(target));
        root.Subcommands.Add(CreateDatabaseCommand.Create(target));
        root.Subcommands.Add(ServerSettingsCommand.Create(target));
        root.Subcommands.Add(GrantCommand.Create(target));
        root.Subcommands.Add(RevokeCommand.Create(target));
        root.Subcommands.Add(PurgeCommand.Create(target));
        root.Subcommands.Add(CompletionCommand.Create(target));
        return root;
    }

    /// <summary>One call of identdb, but for the process around it.</summary>
    public static async Task<int> InvokeAsync(string[] args)
    {
        TargetOptions.ChooseLanguage(args);
        var target = new TargetOptions();
        // "@" begins many a password; it must not be taken for a response file.
        ParseResult parsed = Commands(target).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        // Not by the parser: after an error it may have taken --json for the value of another option.
        bool json = args.Contains(target.Json.Name);
        // First what is misplaced: the parser's errors may only follow from that.
        if (Misplaced(parsed, target) is { } problem)
            return new Output(json).Fail(ExitCodes.Usage, "usage", problem);
        if (parsed.Errors.Count > 0)
            return new Output(json).Fail(ExitCodes.Usage, "usage", Explain(parsed));
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Patience }).ConfigureAwait(false);
    }

    /// <summary>
    /// What the parser lets pass: an option taken for the value of another, and a password in the wrong place, from where it
    /// would get into messages and the audit. Null when there is neither.
    /// </summary>
    static string? Misplaced(ParseResult parsed, TargetOptions target)
    {
        string place = T($"An argument");
        HashSet<string> options = [.. parsed.CommandResult.Command.Options.Concat(parsed.RootCommandResult.Command.Options).Select(o => o.Name)];
        foreach (Token token in parsed.Tokens)
        {
            if (token.Type == TokenType.Option)
                place = token.Value;
            else if (token.Type == TokenType.Argument && options.Contains(token.Value))
                return T($"{place}: the value is missing; it would be {token.Value}.");
            else if (token.Type == TokenType.Argument && place != target.Connection.Name && place != ImportCommand.SourceOption && ConnectionText.HoldsPassword(token.Value))
                return T($"{place} was given what looks like a connection string with a password. That belongs to --connection, in quotes, or to the environment.");
        }

        return null;
    }

    /// <summary>The parser's own messages quote what was typed, which may be the tail of an unquoted connection string.</summary>
    static string Explain(ParseResult parsed)
    {
        ParseError error = parsed.Errors[0];
        string command = Name(parsed.CommandResult);
        if (error.SymbolResult is OptionResult given)
            return T($"{given.Option.Name}: the value is missing or cannot be used. {given.Option.Description} See '{command} --help'.");
        if (parsed.UnmatchedTokens.Count > 0)
        {
            string word = parsed.UnmatchedTokens[0];
            Match name = OptionName().Match(word);
            Command known = parsed.CommandResult.Command;
            if (name.Success)
            {
                string? option = Nearest.Of(name.Value, known.Options.Concat(parsed.RootCommandResult.Command.Options).Select(o => o.Name));
                return option is null
                    ? T($"'{command}' does not know the option {name.Value}. See '{command} --help'.")
                    : T($"'{command}' does not know the option {name.Value}. Did you mean {option}? See '{command} --help'.");
            }

            // What was typed is not repeated: it may be the tail of a connection string that lacks its quotes.
            return Nearest.Of(word, known.Subcommands.Select(c => c.Name)) is { } meant
                ? T($"'{command}' has no such command. Did you mean '{command} {meant}'? See '{command} --help'.")
                : T($"'{command}' was given an argument that it does not know; it is not shown, because it may be part of a connection string (put that in quotes). See '{command} --help'.");
        }

        return T($"'{command}' needs a command or an argument. See '{command} --help'.");
    }

    static string Name(CommandResult result) =>
        result.Command is RootCommand ? "identdb" : $"{(result.Parent is CommandResult parent ? Name(parent) : "identdb")} {result.Command.Name}";

    [GeneratedRegex(@"^--[a-z]+(?:-[a-z]+)*(?=\z|=)")]
    private static partial Regex OptionName();
}
