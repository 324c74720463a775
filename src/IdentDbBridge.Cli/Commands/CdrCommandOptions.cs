using System.CommandLine;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Import;
using IdentDbBridge.Phones;

namespace IdentDbBridge.Cli.Commands;

/// <summary>The options for the call records of an Asterisk.</summary>
sealed class CdrCommandOptions
{
    const int LongestInternal = 15;
    const int LongestPrefix = 3;
    const string NoPrefix = "none";

    public Option<string[]> InContexts { get; } = new("--in-context") { Description = T($"Context (dcontext) of calls from outside, for calls where both numbers are complete. May be repeated.") };

    public Option<string[]> OutContexts { get; } = new("--out-context") { Description = T($"Likewise of calls to the outside.") };

    public Option<string[]> Trunks { get; } = new("--trunk") { Description = T($"Name of the provider's end of a channel, e.g. mts for PJSIP/mts-0000002a; the side where it stands is not the clinic's. May be repeated.") };

    public Option<string?> OutsidePrefix { get; } = Prefix();

    public Option<int> InternalLength { get; } = WholeNumber.Option("--internal-length", T($"Digits of the longest internal number: the side that has no more is the clinic's."), CdrOptions.DefaultInternalLength, 1, LongestInternal);

    public Option<string[]> Lines { get; } = new("--line") { Description = T($"The clinic's own number, for calls where the record has only an internal one; or CONTEXT=NUMBER, TRUNK=NUMBER. May be repeated.") };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { InContexts, OutContexts, Trunks, OutsidePrefix, InternalLength, Lines })
            command.Options.Add(option);
    }

    public CdrOptions Read(ParseResult parsed, PhoneOptions phones) => new()
    {
        InContexts = parsed.GetValue(InContexts) ?? [],
        OutContexts = parsed.GetValue(OutContexts) ?? [],
        Trunks = parsed.GetValue(Trunks) ?? [],
        OutsidePrefix = parsed.GetValue(OutsidePrefix) is { } prefix ? prefix == NoPrefix ? "" : prefix : null,
        InternalLength = parsed.GetValue(InternalLength),
        Lines = Numbers(parsed.GetValue(Lines) ?? [], phones),
        Phones = phones,
    };

    static Dictionary<string, string> Numbers(string[] lines, PhoneOptions phones)
    {
        Dictionary<string, string> numbers = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines)
        {
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            string place = equals < 0 ? "" : line[..equals].Trim();
            if (PhoneNumber.Parse(line.AsSpan(equals + 1), phones).E164 is not { } number || !numbers.TryAdd(place, number))
                throw new ConfigurationException(T($"--line wants a complete phone number, or CONTEXT=NUMBER, each context once: --line +74951234567 --line from-mts=+74957654321."));
        }

        return numbers;
    }

    static Option<string?> Prefix()
    {
        var option = new Option<string?>("--outside-prefix") { Description = T($"What is dialled for an outside line, such as 9; none, where nothing is. Without it, numbers that may have one are rejected.") };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.Tokens[0].Value is var prefix && prefix != NoPrefix && (prefix.Length is 0 or > LongestPrefix || !prefix.All(c => char.IsAsciiDigit(c) || c is '*' or '#')))
                result.AddError("9, none");
        });
        return option;
    }
}
