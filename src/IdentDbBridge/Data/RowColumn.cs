using System.Reflection;
using IdentDbBridge.Calls;

namespace IdentDbBridge.Data;

/// <summary>A column of an INSERT and the property that fills it.</summary>
abstract class RowColumn<T>(string name)
    where T : class
{
    public string Name { get; } = name;

    public abstract void Write(T row, RowText text);

    /// <summary>As a parameter.</summary>
    public abstract object? Value(T row);

    public static RowColumn<T> Of(string name)
    {
        PropertyInfo property = typeof(T).GetProperty(name)!;
        return property.PropertyType switch
        {
            var type when type == typeof(string) => new Typed<string?>(property, Write, value => value),
            var type when type == typeof(int) => new Typed<int>(property, (text, value) => text.Number(value), value => value),
            var type when type == typeof(int?) => new Typed<int?>(property, Write, value => value),
            var type when type == typeof(bool) => new Typed<bool>(property, (text, value) => text.Number(value ? 1 : 0), value => value),
            var type when type == typeof(DateTime) => new Typed<DateTime>(property, (text, value) => text.Time(value), value => value),
            var type when type == typeof(DateTime?) => new Typed<DateTime?>(property, Write, value => value),
            var type when type == typeof(CallDirection) => new Typed<CallDirection>(property, (text, value) => text.Text(value.Word()), value => value.Word()),
            var type => throw new NotSupportedException($"{typeof(T).Name}.{name} is {type.Name}."),
        };
    }

    static void Write(RowText text, string? value)
    {
        if (value is null)
            text.Null();
        else
            text.Text(value);
    }

    static void Write(RowText text, int? value)
    {
        if (value is { } number)
            text.Number(number);
        else
            text.Null();
    }

    static void Write(RowText text, DateTime? value)
    {
        if (value is { } time)
            text.Time(time);
        else
            text.Null();
    }

    sealed class Typed<TValue>(PropertyInfo property, Action<RowText, TValue> write, Func<TValue, object?> parameter) : RowColumn<T>(property.Name)
    {
        readonly Func<T, TValue> _get = property.GetMethod!.CreateDelegate<Func<T, TValue>>();

        public override void Write(T row, RowText text) => write(text, _get(row));

        public override object? Value(T row) => parameter(_get(row));
    }
}
