using System.Globalization;
using System.Text;

namespace IdentDbBridge.ServerTests.Import;

/// <summary>Writes files of which every second line has something done to it.</summary>
static class MutatedLines
{
    static readonly byte[][] Odd =
    [
        [0], [0xFF], [0xE0, 0xE1], [0xD0], [0xED, 0xA0, 0x80], "\r"u8.ToArray(), "\""u8.ToArray(), "\"\""u8.ToArray(), ","u8.ToArray(), ";"u8.ToArray(), "\t"u8.ToArray(), "{"u8.ToArray(), "}"u8.ToArray(), "["u8.ToArray(),
        "\\"u8.ToArray(), "\\ud83e"u8.ToArray(), "\\u0000"u8.ToArray(), "\uFEFF"u8.ToArray(), "🦷"u8.ToArray(), "-"u8.ToArray(), "99999999999999999999"u8.ToArray(), "9999-12-31 23:59:59"u8.ToArray(), "null"u8.ToArray(), "1e999"u8.ToArray(),
        "anonymous"u8.ToArray(), "%"u8.ToArray(), "<"u8.ToArray(), "/"u8.ToArray(), "@"u8.ToArray(), " "u8.ToArray(),
    ];

    /// <returns>How many lines are there that are not blank, but for the header.</returns>
    public static int Write(string path, string header, int lines, Func<int, string, string, string> line, int seed)
    {
        var random = new Random(seed);
        int filled = 0;
        using var file = new FileStream(path, FileMode.Create);
        if (header.Length > 0)
            file.Write(Encoding.UTF8.GetBytes(header + "\n"));
        for (int i = 0; i < lines; i++)
        {
            string phone = string.Create(CultureInfo.InvariantCulture, $"+7000{random.Next(1_000_000, 9_999_999)}");
            string time = new DateTime(2025, 10, 1).AddSeconds(i * 30).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            List<byte> bytes = [.. Encoding.UTF8.GetBytes(line(i, phone, time))];
            for (int changes = random.Next(2) * random.Next(1, 4); changes > 0 && bytes.Count > 0; changes--)
                Mutate(bytes, random);
            bytes.RemoveAll(b => b == '\n');
            filled += IsBlank(bytes) ? 0 : 1;
            file.Write([.. bytes, (byte)'\n']);
        }

        return filled;
    }

    static void Mutate(List<byte> bytes, Random random)
    {
        int at = random.Next(bytes.Count);
        int length = random.Next(Math.Min(20, bytes.Count - at) + 1);
        switch (random.Next(6))
        {
            case 0:
                bytes.RemoveRange(at, length);
                break;
            case 1:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 2:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 3:
                bytes[at] = (byte)random.Next(256);
                break;
            default:
                bytes.InsertRange(at, Odd[random.Next(Odd.Length)]);
                break;
        }
    }

    static bool IsBlank(List<byte> bytes) => string.IsNullOrWhiteSpace(Encoding.UTF8.GetString([.. bytes]));
}
