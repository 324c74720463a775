using IdentDbBridge.Rules;

namespace IdentDbBridge.ServerTests.Rules;

/// <summary>Something wrong with a record, or something that is only just right. Gets the record's number, since keys must differ.</summary>
sealed record Flaw<T>(string Name, Func<T, int, T> Apply)
    where T : class
{
    static readonly DateTime[] Moments = [new(1999, 12, 31, 23, 59, 59), new(2000, 1, 1), new(2199, 12, 31, 23, 59, 59), new(2200, 1, 1)];

    /// <summary>A value in one property.</summary>
    public static Flaw<T> Of(string property, object? value) =>
        new($"{property} = {(value is string { Length: > 20 } text ? $"{text.Length} characters" : value is string blank ? $"'{blank}'" : value ?? "null")}", (record, _) => With(record, property, value));

    /// <summary>As long as the column, one longer, blank and empty, of every text that need not be there.</summary>
    public static IEnumerable<Flaw<T>> Texts(IEnumerable<TextField> fields) => fields.SelectMany(f => new[]
    {
        Of(f.Name, new string('я', f.Length)),
        Of(f.Name, new string('я', f.Length + 1)),
        Of(f.Name, "   "),
        Of(f.Name, ""),
        Of(f.Name, "Иванова 🦷"),
    });

    /// <summary>The first and last moment that may be, and those beside.</summary>
    public static IEnumerable<Flaw<T>> Years(params string[] properties) => properties.SelectMany(p => Moments.Select(m => Of(p, m)));

    static T With(T record, string property, object? value)
    {
        var copy = (T)typeof(T).GetMethod("<Clone>$")!.Invoke(record, null)!;
        typeof(T).GetProperty(property)!.SetValue(copy, value);
        return copy;
    }
}
