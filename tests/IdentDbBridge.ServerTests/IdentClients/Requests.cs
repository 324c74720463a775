using System.Data.Common;
using System.Globalization;
using IdentDbBridge.IdentClients;

namespace IdentDbBridge.ServerTests.IdentClients;

/// <summary>The calls and tickets that clients shall find, and the schedule that they shall leave behind.</summary>
static class Requests
{
    static readonly DateTime Day = new(2026, 3, 2, 9, 0, 0);

    static readonly IReadOnlyList<object?[]> Calls =
    [
        [Day, "in", "+70001112233", "+70000000100", 7, 95, "Ресепшен «Ёлка» — 5 этаж", "https://pbx.example/1.mp3", "яндекс", "cpc", "Имплантация 🦷", "зуб мудрости", null, "https://клиника.рф/?q=боль"],
        [Day.AddMinutes(5), "out", "+70000000100", "+70001112244", 0, null, null, null, null, null, null, null, null, null],
        [Day.AddSeconds(301), "in", "", "+70000000100", 30, 0, @"С:\линия\1 'a' ""б""", null, "Қазақша, Ґалаґан", null, null, null, null, null],
    ];

    static readonly IReadOnlyList<object?[]> Tickets =
    [
        ["сайт-1", Day, "+70001112233", "ёж@клиника.рф", "Форма «Запись» № 1", "Щёголев Ёж Ыгнатьевич", null, null, null, Day.AddDays(1), Day.AddDays(1).AddMinutes(30), 11, Sample.Doctor, "Болит зуб 🦷, очень\nвторая строка", "яндекс", "cpc", null, null, null, null],
        ["site-2", Day.AddMinutes(1), "8 (000) 111-22-44", null, null, null, "О'Нил", "Әлия", @"\", null, null, 12, "Елкина Ульяна", new string('Ж', 3990) + "😀", null, null, null, null, null, "https://клиника.рф/"],
        ["site-3", Day.AddMinutes(2), "+70001112255", null, null, "Ї Ґ", null, null, null, null, null, null, Sample.Doctor.ToUpperInvariant(), null, null, null, null, null, null, null],
    ];

    /// <summary>Rows as a client that reads them well gives them.</summary>
    public static string ExpectedCalls => Text(Calls);

    public static string ExpectedTickets => Text(Tickets);

    /// <summary>The ids of the tickets of <see cref="Sample.Doctor"/>; collations that take capitals and small letters for the same find the third ticket, too.</summary>
    public static IReadOnlyList<string> FoundByName { get; } = [Text([["сайт-1"]]), Text([["сайт-1"], ["site-3"]]), Text([["сайт-1"], ["site-2"], ["site-3"]])];

    /// <summary>Columns with their types as every driver shall see them.</summary>
    public static string ExpectedTypes => Text([.. Columns.Tickets.Select(c => new object?[] { c, c is "DateAndTime" or "PlanStart" or "PlanEnd" ? "DateTime" : c == "DoctorId" ? "Int32" : "String" })]);

    public static string ExpectedBranches => Text([.. Sample.Branches.Select(b => new object?[] { b.Key, b.Value })]);

    public static string ExpectedDoctors => Text([.. Sample.Doctors.Select(d => new object?[] { d.Key, d.Value })]);

    public static string ExpectedIntervals => Text([.. Sample.Intervals().OrderBy(i => (i.Branch, i.Doctor)).Select(i => new object?[] { i.Branch, i.Doctor, i.Start, i.Minutes, i.Busy })]);

    /// <summary>Writes calls and tickets.</summary>
    public static void Write(DbConnection connection)
    {
        Insert(connection, "IDENT_FinishedCalls", Columns.Calls, Calls);
        Insert(connection, "IDENT_OngoingCalls", Columns.Calls, Calls);
        Insert(connection, "IDENT_Tickets", Columns.Tickets, Tickets);
    }

    /// <summary>Puts the schedule of yesterday there, for the client to replace.</summary>
    public static void WriteOldSchedule(DbConnection connection)
    {
        foreach (var table in (string[])["IDENT_Intervals", "IDENT_Doctors", "IDENT_Branches"])
            connection.Run($"DELETE FROM {table}");
        connection.Run("INSERT INTO IDENT_Branches (Id, Name) VALUES (1, 'old'), (99, 'old')");
        connection.Run("INSERT INTO IDENT_Doctors (Id, Name) VALUES (11, 'old'), (99, 'old')");
        connection.Run("INSERT INTO IDENT_Intervals (BranchId, DoctorId, StartDateTime, LengthInMinutes, IsBusy) VALUES (1, 11, '2026-02-28 10:00:00', 15, 0)");
    }

    /// <summary>The schedule that is there, in the same form as the expected one.</summary>
    public static (string Branches, string Doctors, string Intervals) ReadSchedule(DbConnection connection) =>
    (
        Text(connection.Rows("SELECT Id, Name FROM IDENT_Branches ORDER BY Id")),
        Text(connection.Rows("SELECT Id, Name FROM IDENT_Doctors ORDER BY Id")),
        Text(connection.Rows("SELECT BranchId, DoctorId, StartDateTime, LengthInMinutes, IsBusy FROM IDENT_Intervals ORDER BY BranchId, DoctorId, StartDateTime")));

    static void Insert(DbConnection connection, string table, string[] columns, IReadOnlyList<object?[]> rows)
    {
        foreach (var row in rows)
        {
            connection.Run(
                $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => "@" + c))})",
                [.. columns.Select((c, i) => ("@" + c, row[i] ?? DBNull.Value))]);
        }
    }

    static string Text(IEnumerable<object?[]> rows) => string.Join('\u001e', rows.Select(r => Wire.Row(r)));

    /// <summary>Where two texts begin to differ, for a person to read.</summary>
    public static string Difference(string expected, string actual)
    {
        var at = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Create(CultureInfo.InvariantCulture, $"'{Part(expected, at)}' became '{Part(actual, at)}'");
    }

    static string Part(string text, int at) => text[Math.Min(at, text.Length)..Math.Min(at + 12, text.Length)].Replace('\u001f', '|').Replace('\u001e', '/');
}
