using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Dapper;

namespace IdentDbBridge.Data;

/// <summary>
/// Parameters and rows where no code can be made at run time, as in a native program: Dapper's readers are such code. The same columns, in the same tolerant way.
/// </summary>
[UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "Likewise.")]
[UnconditionalSuppressMessage("Trimming", "IL2090", Justification = "Likewise.")]
[UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The native program keeps all members of this product's assemblies, and no other types come here.")]
[UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "Likewise.")]
[UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Likewise.")]
static class NativeRows
{
    /// <summary>What Dapper binds without code of its own making.</summary>
    /// <param name="args">An object with a property for each parameter, or a dictionary; null for none.</param>
    /// <param name="sql">The statement; properties that it does not name are none of its parameters.</param>
    [return: NotNullIfNotNull(nameof(args))]
    public static DynamicParameters? Parameters(object? args, string sql)
    {
        if (args is null)
            return null;
        var parameters = new DynamicParameters();
        if (args is IEnumerable<KeyValuePair<string, object?>> values)
        {
            foreach ((string name, object? value) in values)
                parameters.Add(name, value);
            return parameters;
        }

        foreach (PropertyInfo property in args.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => Names(sql, p.Name)))
            parameters.Add(property.Name, property.GetValue(args));
        return parameters;
    }

    /// <summary>Reads the row that a reader stands on, and others of the same query.</summary>
    /// <returns>A value of the first column, a dictionary by column for <see cref="object"/>, or an object with properties or constructor parameters named like the columns.</returns>
    public static Func<DbDataReader, T> Of<T>(DbDataReader reader)
    {
        Type type = typeof(T);
        if (type == typeof(object))
            return row => (T)(object)Enumerable.Range(0, row.FieldCount).ToDictionary(row.GetName, i => Value(row, i));
        if (type.IsValueType || type == typeof(string))
            return row => (T)Converted(Value(row, 0), type)!;
        ConstructorInfo[] makers = type.GetConstructors();
        return makers.FirstOrDefault(m => m.GetParameters().Length == 0) is { } empty ? ByProperties<T>(empty, reader) : ByConstructor<T>(makers.MaxBy(m => m.GetParameters().Length)!, reader);
    }

    static bool Names(string sql, string parameter)
    {
        for (int at = sql.IndexOf('@', StringComparison.Ordinal); at >= 0; at = sql.IndexOf('@', at + 1))
        {
            int end = at + 1 + parameter.Length;
            if (end <= sql.Length && string.Compare(sql, at + 1, parameter, 0, parameter.Length, StringComparison.OrdinalIgnoreCase) == 0 && (end == sql.Length || !(char.IsAsciiLetterOrDigit(sql[end]) || sql[end] == '_')))
                return true;
        }

        return false;
    }

    static Func<DbDataReader, T> ByProperties<T>(ConstructorInfo maker, DbDataReader reader)
    {
        (int Column, PropertyInfo Property)[] places = [.. typeof(T).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(p => p.CanWrite)
            .Select(p => (Column: Column(reader, p.Name), Property: p))
            .Where(p => p.Column >= 0)];
        return row =>
        {
            object made = maker.Invoke(null);
            foreach ((int column, PropertyInfo property) in places)
            {
                // As with Dapper, NULL leaves what the object begins with.
                if (Value(row, column) is { } value)
                    property.SetValue(made, Converted(value, property.PropertyType));
            }

            return (T)made;
        };
    }

    static Func<DbDataReader, T> ByConstructor<T>(ConstructorInfo maker, DbDataReader reader)
    {
        (int Column, Type Type)[] places = [.. maker.GetParameters().Select(p => (Column(reader, p.Name!), p.ParameterType))];
        return row => (T)maker.Invoke([.. places.Select(p => Converted(p.Column < 0 ? null : Value(row, p.Column), p.Type))]);
    }

    static int Column(DbDataReader reader, string name)
    {
        for (int i = 0; i < reader.FieldCount; i++)
        {
            if (string.Equals(reader.GetName(i), name, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    static object? Value(DbDataReader row, int column) => row.GetValue(column) is var value && value is DBNull ? null : value;

    static object? Converted(object? value, Type type)
    {
        Type wanted = Nullable.GetUnderlyingType(type) ?? type;
        if (value is null)
            return wanted != type || !type.IsValueType ? null : RuntimeHelpers.GetUninitializedObject(type);
        if (wanted.IsInstanceOfType(value))
            return value;
        if (wanted.IsEnum && value is string name)
            return Enum.TryParse(wanted, name, ignoreCase: true, out object? known) ? known : throw new FormatException();
        // Dapper cuts a fraction off, where the conversion would round.
        if (value is double or decimal && (wanted == typeof(int) || wanted == typeof(long) || wanted == typeof(bool) || wanted.IsEnum))
            value = Math.Truncate(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
        if (wanted.IsEnum)
            return Enum.ToObject(wanted, Convert.ToInt32(value, CultureInfo.InvariantCulture));
        return wanted == typeof(bool) && value is not string
            ? Convert.ToInt32(value, CultureInfo.InvariantCulture) != 0
            : Convert.ChangeType(value, wanted, CultureInfo.InvariantCulture);
    }
}
