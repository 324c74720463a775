using System.Text.Json;
using IdentDbBridge.Localization;

namespace IdentDbBridge.Installed;

/// <summary>The exchange tables' names of a database: what the journal remembers, and what the caller says.</summary>
static class TableNames
{
    /// <summary>The variables that the script uses, as the journal keeps them; null when it uses none.</summary>
    public static string? ToJson(string script, IReadOnlyDictionary<string, string> variables)
    {
        var used = variables.Where(v => script.Contains($"${v.Key}$", StringComparison.Ordinal)).ToDictionary(v => v.Key, v => v.Value);
        return used.Count == 0 ? null : JsonSerializer.Serialize(used, Texts.Default.DictionaryStringString);
    }

    /// <summary>The names that the tables were installed with; for those not installed yet, the caller's or the documented ones.</summary>
    /// <exception cref="ConfigurationException">The caller names a table otherwise than it was installed.</exception>
    public static ExchangeTables Resolve(JournalState journal, IReadOnlyDictionary<string, string>? asked)
    {
        ExchangeTables wanted = ExchangeTables.With(asked);
        Dictionary<string, string> names = new(wanted.Names, StringComparer.Ordinal);
        foreach ((string block, string installed) in journal.Records.Values.Where(MayBeInEffect).SelectMany(FromJson))
        {
            bool said = asked?.Keys.Contains(block, StringComparer.OrdinalIgnoreCase) ?? false;
            if (said && wanted.Names[block] != installed)
                throw new ConfigurationException(T($"The {block} table of this database was installed as {installed}, not {wanted.Names[block]}. Leave the name out, or rename the table by a script of your own."));
            names[block] = installed;
        }

        return ExchangeTables.With(names);
    }

    /// <summary>Whether a table may bear the names that the script was run with. While it is "running", its first statement may be in effect.</summary>
    static bool MayBeInEffect(ScriptRecord record) =>
        record.State is RecordState.Applied or RecordState.Removed or RecordState.Running || record.StatementsDone > 0;

    static Dictionary<string, string> FromJson(ScriptRecord record)
    {
        try
        {
            Dictionary<string, string?>? names = record.Variables is null ? [] : JsonSerializer.Deserialize(record.Variables, Texts.Default.DictionaryStringString)!;
            if (names is not null && names.Values.All(n => n is not null))
                return names!;
        }
        catch (JsonException)
        {
            // Its message quotes the text.
        }

        throw new DriftException([T($"The journal's row of {record.ScriptName} holds names of tables (Variables) in another form than this program writes. Correct it by hand: a JSON object with a text for each table, or NULL.")]);
    }
}
