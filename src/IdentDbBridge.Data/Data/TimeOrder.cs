namespace IdentDbBridge.Data;

/// <summary>Rows by time, as they lie in the tables.</summary>
static class TimeOrder
{
    /// <summary>
    /// The rows by time; those of one time in their order. Two writers of the same rows then take their locks in the same order,
    /// and wait for each other instead of ending in a deadlock.
    /// </summary>
    public static T[] Of<T>(T[] rows, Func<T, DateTime> time)
    {
        for (int i = 1; i < rows.Length; i++)
        {
            if (time(rows[i]) < time(rows[i - 1]))
                return [.. rows.OrderBy(time)];
        }

        return rows;
    }
}
