using System.Collections;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace IdentDbBridge.Data;

/// <summary>Rows as a driver's bulk copy reads them: forward, one at a time, without a copy of them all.</summary>
sealed class RowReader(RowBatch rows) : DbDataReader
{
    int _row = -1;

    public override int FieldCount => rows.Statement.Columns.Count;

    public override bool HasRows => rows.Count > 0;

    public override bool IsClosed => false;

    public override int RecordsAffected => -1;

    public override int Depth => 0;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read() => ++_row < rows.Count;

    public override bool NextResult() => false;

    public override object GetValue(int ordinal) => rows.Value(_row, ordinal) ?? DBNull.Value;

    public override bool IsDBNull(int ordinal) => rows.Value(_row, ordinal) is null;

    public override string GetName(int ordinal) => rows.Statement.Columns[ordinal];

    /// <exception cref="InvalidOperationException">There is no such column.</exception>
    public override int GetOrdinal(string name)
    {
        for (int i = 0; i < FieldCount; i++)
        {
            if (rows.Statement.Columns[i] == name)
                return i;
        }

        throw new InvalidOperationException(name);
    }

    public override int GetValues(object[] values)
    {
        int count = Math.Min(values.Length, FieldCount);
        for (int i = 0; i < count; i++)
            values[i] = GetValue(i);
        return count;
    }

    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.PublicProperties)]
    public override Type GetFieldType(int ordinal) => rows.Type(ordinal) switch
    {
        System.Data.DbType.Int32 => typeof(int),
        System.Data.DbType.Boolean => typeof(bool),
        System.Data.DbType.DateTime => typeof(DateTime),
        _ => typeof(string),
    };

    public override string GetDataTypeName(int ordinal) => GetFieldType(ordinal).Name;

    public override bool GetBoolean(int ordinal) => (bool)GetValue(ordinal);

    public override DateTime GetDateTime(int ordinal) => (DateTime)GetValue(ordinal);

    public override int GetInt32(int ordinal) => (int)GetValue(ordinal);

    public override string GetString(int ordinal) => (string)GetValue(ordinal);

    // No table of ours has values of these kinds.
    public override byte GetByte(int ordinal) => throw new NotSupportedException();

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override char GetChar(int ordinal) => throw new NotSupportedException();

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override decimal GetDecimal(int ordinal) => throw new NotSupportedException();

    public override double GetDouble(int ordinal) => throw new NotSupportedException();

    public override float GetFloat(int ordinal) => throw new NotSupportedException();

    public override Guid GetGuid(int ordinal) => throw new NotSupportedException();

    public override short GetInt16(int ordinal) => throw new NotSupportedException();

    public override long GetInt64(int ordinal) => throw new NotSupportedException();

    public override IEnumerator GetEnumerator() => new DbEnumerator(this);
}
