using System.CommandLine;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Cli.Targets;
using Spectre.Console;

namespace IdentDbBridge.Cli.Commands;

static class ConfigCommand
{
    public static Command Create(TargetOptions target)
    {
        var command = new Command("config", T($"Shows where the configuration comes from and which databases it names, without a password. Connects nowhere."));
        command.SetAction(parsed =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return output.RunAsync(() => Task.FromResult(Show(parsed, target, output)));
        });
        return command;
    }

    static int Show(ParseResult parsed, TargetOptions target, Output output)
    {
        string? file = target.ConfigFile(parsed);
        string[] variables = [.. TargetOptions.Variables.Where(v => Environment.GetEnvironmentVariable(v) is { Length: > 0 })];
        List<Shown> targets = [];
        if (file is not null)
            targets.AddRange(target.ReadAllOf(parsed, file).Select(t => Read(t.Key, t.Value)));
        else if (target.IsGiven(parsed))
            targets.Add(Read(null, () => target.ReadTarget(parsed)));

        foreach (string place in UsualPlaces.All)
            output.Lines.WriteLine(place == file ? T($"{place}: read") : File.Exists(place) ? T($"{place}: there, but not read") : T($"{place}: not there"));
        if (file is not null && !UsualPlaces.All.Contains(file))
            output.Lines.WriteLine(T($"{file}: read (--config)"));
        foreach (string variable in TargetOptions.Variables)
            output.Lines.WriteLine(variables.Contains(variable) ? T($"{variable}: set") : T($"{variable}: not set"));
        if (targets.Count > 0)
        {
            var listing = new Listing(new(T($"Target")), new(T($"Kind")), new(T($"Database")), new(T($"Time zone")), new(T($"Note"), Wraps: true));
            foreach (Shown t in targets)
                listing.Add(t.Name ?? "", t.Provider ?? "", t.Database ?? "", t.TimeZone ?? "", new Cell(t.Error ?? "", Color.Red));
            listing.Write(output);
        }

        int wrong = targets.Count(t => t.Error is not null);
        output.Say(
            targets.Count == 0 ? T($"Nothing says which database is meant. 'identdb init' writes a file to fill in.")
            : wrong > 0 ? T($"Targets: {targets.Count}, with an error: {wrong}.")
            : T($"Targets: {targets.Count}."));
        output.Document(new { file, places = UsualPlaces.All, variables, targets });
        return wrong > 0 || targets.Count == 0 ? ExitCodes.Usage : ExitCodes.Done;
    }

    static Shown Read(string? name, Func<TargetDatabase> read)
    {
        try
        {
            TargetDatabase database = read();
            return new Shown(name, database.Database.Provider, database.Place, database.Configured?.TimeZone, null);
        }
        catch (ConfigurationException e)
        {
            return new Shown(name, null, null, null, e.Message);
        }
    }

    sealed record Shown(string? Name, string? Provider, string? Database, string? TimeZone, string? Error);
}
