using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace IdentDbBridge.Cli.Results;

/// <summary>Results as JSON: members in camel case, enumerations in kebab case. The serializer would make code for each type at run time, which a native program cannot do.</summary>
static class JsonDocuments
{
    /// <summary>A result of a command; null for null.</summary>
    /// <exception cref="NotSupportedException">A value of a kind that no result has.</exception>
    public static JsonNode? Of(object? value) => value switch
    {
        null => null,
        JsonNode node => node.DeepClone(),
        string text => text,
        bool yes => yes,
        int number => number,
        long number => number,
        double number => number,
        decimal number => number,
        DateTime time => time,
        DateTimeOffset time => time,
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        Enum name => JsonNamingPolicy.KebabCaseLower.ConvertName(name.ToString()),
        IDictionary pairs => Object(pairs.Keys.Cast<object>().Select(key => (key.ToString()!, pairs[key]))),
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(Of)]),
        _ when value.GetType().IsPrimitive => throw new NotSupportedException(value.GetType().Name),
        _ => Object(Members(value.GetType()).Select(p => (JsonNamingPolicy.CamelCase.ConvertName(p.Name), p.GetValue(value)))),
    };

    static JsonObject Object(IEnumerable<(string Name, object? Value)> members) => new(members.Select(m => KeyValuePair.Create(m.Name, Of(m.Value))));

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The native program keeps all members of this product's assemblies, and results are of these.")]
    static PropertyInfo[] Members(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.CanRead && p.GetIndexParameters().Length == 0 && !p.IsDefined(typeof(JsonIgnoreAttribute))).ToArray() is { Length: > 0 } members
            ? members
            // In the native program one that Native.xml does not keep.
            : throw new NotSupportedException(type.Name);
}
