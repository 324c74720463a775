using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IdentDbBridge.ServerTests.Errors;

/// <summary>A patient made up for one test, to be found again wherever a part of the name or the phone is shown.</summary>
sealed class Patient
{
    readonly string _word = "Zq" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5));

    /// <summary>A mobile phone, as a number.</summary>
    public string Phone { get; } = string.Create(CultureInfo.InvariantCulture, $"7911{RandomNumberGenerator.GetInt32(1000000, 9999999)}");

    public string Name => $"Иванова-{_word} Анна'\"`) +{Phone}";

    /// <summary>The name as an expression of MySQL and MariaDB that does not hold it.</summary>
    public string Sql => $"CONVERT(UNHEX('{Convert.ToHexString(Encoding.UTF8.GetBytes(Name))}') USING utf8mb4)";

    /// <summary>The phone likewise, as a number.</summary>
    public string Number => $"CAST(UNHEX('{Convert.ToHexString(Encoding.UTF8.GetBytes(Phone))}') AS UNSIGNED)";

    /// <summary>Fails where a part of the patient is in <paramref name="text"/>.</summary>
    public void AssertAbsent(string text, string where)
    {
        foreach (var trace in (string[])[_word, Phone, Phone[1..], "Иванова", "Анна", @"\xD0\x98", @"\xC8\xE2"])
            Assert.False(text.Contains(trace, StringComparison.OrdinalIgnoreCase), $"{where} shows {trace}:\n{text}");
    }
}
