using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text.RegularExpressions;
using IdentDbBridge.Cli.Results;

namespace IdentDbBridge.Cli;

/// <summary>The page of <c>--help</c>, with the words that System.CommandLine has in English only.</summary>
sealed partial class HelpPage(HelpAction page) : SynchronousCommandLineAction
{
    public static void Put(RootCommand root)
    {
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Description = T($"Show help and usage information");
        help.Action = new HelpPage((HelpAction)help.Action!);
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        TextWriter output = parseResult.InvocationConfiguration.Output;
        using var text = new StringWriter();
        parseResult.InvocationConfiguration.Output = text;
        page.MaxWidth = Math.Max(60, Output.Width);
        // Of a list of commands each is told in a sentence; its own page has the rest.
        if (parseResult.CommandResult.Command is RootCommand root)
        {
            foreach (Command command in root.Subcommands)
                command.Description = FirstSentence(command.Description ?? "");
        }

        int code = page.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        // (REQUIRED) by something as long, or the columns would be out of line.
        output.Write(text.ToString()
            .Replace("Description:", T($"Description:"), StringComparison.Ordinal)
            .Replace(" (REQUIRED)", T($" (REQUIRED)"), StringComparison.Ordinal)
            .Replace(" [default: ", T($" [default: "), StringComparison.Ordinal));
        return code;
    }

    static string FirstSentence(string text) => Sentence().Match(text).Value;

    [GeneratedRegex(@"\A.*?(?:[.](?= )|\z)", RegexOptions.Singleline)]
    private static partial Regex Sentence();
}
