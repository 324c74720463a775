using System.Globalization;

namespace IdentDbBridge.ServerTests.Import;

/// <summary>Rows of a PBX's table as SQL, many of them with something odd in them.</summary>
static class MutatedCdr
{
    static readonly string[] Odd = ["", "s", "anonymous", "*97", "<>", "+", "+80001112233", "\U0001F9B7", "''", "Local/101@x;1", "0", "-1", "99999999999999999999", "\u0001", "%00", "70001112233 70001112234", "600"];

    public static IEnumerable<string> Rows(int count, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            bool incoming = random.Next(2) == 0;
            string client = string.Create(CultureInfo.InvariantCulture, $"7000{random.Next(1_000_000, 9_999_999)}");
            string id = string.Create(CultureInfo.InvariantCulture, $"{1772434800 + i}.{i - random.Next(3)}");
            string?[] row =
            [
                random.Next(50) == 0 ? null : new DateTime(2026, 1, 1).AddSeconds(i * 30).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                $"\"Client\" <{client}>", incoming ? client : "101", incoming ? "600" : client, incoming ? "from-trunk" : "from-internal", "PJSIP/mts-0001", "PJSIP/101-0002",
                $"{random.Next(200)}", $"{random.Next(100)}", random.Next(2) == 0 ? "ANSWERED" : "NO ANSWER", id, incoming ? "70000000100" : "", "", incoming ? "" : "70000000100", id,
            ];
            for (int changes = random.Next(4); changes > 0; changes--)
            {
                int at = random.Next(row.Length);
                row[at] = at is 7 or 8 ? $"{random.Next(-10, int.MaxValue)}" : at == 0 ? "0000-00-00" : Odd[random.Next(Odd.Length)];
            }

            yield return $"({string.Join(',', row.Select(v => v is null ? "NULL" : $"'{(v.Length > 30 ? v[..30] : v)}'"))})";
        }
    }
}
