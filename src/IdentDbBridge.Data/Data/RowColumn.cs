using System.Data;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace IdentDbBridge.Data;

/// <summary>A column of an INSERT and the property that fills it.</summary>
abstract class RowColumn<T>
    where T : class
{
    /// <summary>The kind of its parameters.</summary>
    public abstract DbType Type { get; }

    public abstract void Write(T row, RowText text);

    /// <summary>As a parameter.</summary>
    public abstract object? Value(T row);

    [UnconditionalSuppressMessage("Trimming", "IL2090", Justification = "The native program keeps all members of this product's assemblies.")]
    public static RowColumn<T> Of(string name)
    {
        PropertyInfo property = typeof(T).GetProperty(name)!;
        return property.PropertyType switch
        {
            var type when type == typeof(string) => new Typed<string?>(property, DbType.String, Write, value => value),
            var type when type == typeof(int) => new Typed<int>(property, DbType.Int32, (text, value) => text.Number(value), value => value),
            var type when type == typeof(int?) => new Typed<int?>(property, DbType.Int32, Write, value => value),
            var type when type == typeof(bool) => new Typed<bool>(property, DbType.Boolean, (text, value) => text.Number(value ? 1 : 0), value => value),
            var type when type == typeof(DateTime) => new Typed<DateTime>(property, DbType.DateTime, (text, value) => text.Time(value), value => value),
            var type when type == typeof(DateTime?) => new Typed<DateTime?>(property, DbType.DateTime, Write, value => value),
            var type when type.IsEnum => new Words(property),
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

    /// <summary>The tables hold a value of an enumeration as its name in lower case.</summary>
    sealed class Words(PropertyInfo property) : RowColumn<T>
    {
        readonly Dictionary<object, string> _words = Enum.GetNames(property.PropertyType).ToDictionary(n => Enum.Parse(property.PropertyType, n), n => n.ToLowerInvariant());

        public override DbType Type => DbType.String;

        public override void Write(T row, RowText text) => text.Text(_words[property.GetValue(row)!]);

        public override object? Value(T row) => _words[property.GetValue(row)!];
    }

    sealed class Typed<TValue>(PropertyInfo property, DbType type, Action<RowText, TValue> write, Func<TValue, object?> parameter) : RowColumn<T>
    {
        readonly Func<T, TValue> _get = property.GetMethod!.CreateDelegate<Func<T, TValue>>();

        public override DbType Type => type;

        public override void Write(T row, RowText text) => write(text, _get(row));

        public override object? Value(T row) => parameter(_get(row));
    }
}
