namespace IdentDbBridge.IdentClients;

/// <summary>What IDENT writes in these tests: names in which any letter can get lost, quotes, a backslash, signs that no code page of Windows has.</summary>
public static class Sample
{
    /// <summary>A doctor whom some tickets name.</summary>
    public const string Doctor = "Ёлкина Ульяна Щёголевна";

    /// <summary>From here on the calls and tickets are read.</summary>
    public static readonly DateTime From = new(2026, 3, 1);

    /// <summary>IDENT's own end of the window.</summary>
    public static readonly DateTime To = new(2200, 1, 1, 23, 59, 59);

    /// <summary>The branches, by id.</summary>
    public static readonly IReadOnlyDictionary<int, string> Branches = new SortedDictionary<int, string>
    {
        [1] = "Клиника «Улыбка» на Ленина, 5",
        [2] = "Стоматология № 2 — детская, 100 %_",
    };

    /// <summary>The doctors, by id.</summary>
    public static readonly IReadOnlyDictionary<int, string> Doctors = new SortedDictionary<int, string>
    {
        [11] = Doctor,
        [12] = "Абвгдеёжзийклмнопрстуфхцчшщъыьэюя АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
        [13] = "Д'Артаньян \"Шарль\" де Батц",
        [14] = @"Кабинет \ этаж 2\",
        [15] = "Әлия Қасымова, Ґалаґан Їжак",
        [16] = "Зубная фея 🦷 😀",
    };

    /// <summary>The intervals: branch, doctor, start, minutes, busy.</summary>
    public static IEnumerable<(int Branch, int Doctor, DateTime Start, int Minutes, bool Busy)> Intervals()
    {
        foreach (var branch in Branches.Keys)
        {
            foreach (var doctor in Doctors.Keys)
            {
                if (doctor % 2 == branch % 2)
                    yield return (branch, doctor, new DateTime(2026, 3, 2, 8, 45, 0).AddMinutes(15 * doctor), 15 * branch, doctor % 3 == 0);
            }
        }
    }
}
