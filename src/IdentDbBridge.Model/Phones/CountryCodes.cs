using System.Globalization;

namespace IdentDbBridge.Phones;

/// <summary>
/// The country calling codes in use: ITU-T, "List of Recommendation E.164 assigned country codes". The lengths are those of
/// numbers that can be called from abroad, given only where the plan is simple enough to be sure; cross-checked on 2026-11-22
/// against the possible lengths in libphonenumber's metadata.
/// </summary>
static class CountryCodes
{
    /// <summary>E.164: 15 digits with the code.</summary>
    public const int LongestNumber = 15;

    const int ShortestNumber = 7;

    // code:shortest-longest national number, or the code alone.
    const string Known = """
        1:10 7:10
        20:8-10 27:9 30:10 31:9-11 32:8-9 33:9 34:9 36:8-9 39:6-12 40:9 41:9-12 43:4-13 44:7-10 45:8 46:7-13 47:8-12 48:9 49:5-13
        51:8-9 52:10 53 54:10-11 55:10-11 56:9-11 57:8-11 58:10 60:8-10 61 62 63 64 65:8-11 66:8-10
        81:9-12 82 84:9-10 86:10-12 90:10 91:10-13 92 93:9 94:9 95 98:10
        211:9 212:9 213:8-9 216:8 218:9 220:7 221:9 222:8 223:8 224:8-9 225:10 226:8 227:8 228:8 229:8-10
        230 231 232:8 233:9 234 235:8 236:8 237:8-9 238:7 239:7 240:9 241:7-8 242:9 243:9 244:9 245 246:7 247 248:7 249:9
        250 251:9 252 253:8 254 255:9 256:9 257:8 258:8-9 260:9 261:9 262:9 263 264 265 266:8 267 268 269:7 290 291:7 297:7 298:6 299:6
        350:8 351:9 352 353:7-10 354:7-9 355:8-9 356:8 357:8 358 359:7-9
        370:8 371:8 372:7-10 373:8 374:8 375:9-10 376:6-9 377:8-9 378 380:9 381 382:8-9 383:8-9 385:8-9 386:8 387:8-9 389:8
        420:9-12 421:9 423:7-9
        500 501:7 502:8 503:8 504:8 505:8 506:8 507:7-8 508 509:8 590:9 591:8 592:7 593:8-9 594:9 595 596:9 597 598 599
        670 672 673:7 674:7 675 676 677 678 679:7 680:7 681 682 683 685 686 687:6 688 689 690 691:7 692:7
        800:8 808:8 850 852:8 853:8 855:8-9 856:8-10 870 878 880 881 882 883 886:8-9
        960:7 961:7-8 962:8-9 963:8-9 964:8-10 965:8 966:9 967 968:8 970:8-9 971:8-9 972:8-10 973:8 974:8 975:7-8 976:8 977 979:9
        992:9 993:8 994:9 995:9 996:9 998:9
        """;

    static readonly CountryCode[] ByFirstThree = Read();

    /// <summary>The code that begins <paramref name="digits"/>; one of no digits when there is none. No code begins another.</summary>
    public static CountryCode Find(ReadOnlySpan<char> digits)
    {
        int index = 0;
        for (int i = 0; i < 3; i++)
            index = (index * 10) + (i < digits.Length ? digits[i] - '0' : 0);
        CountryCode code = ByFirstThree[index];
        return code.Digits <= digits.Length ? code : default;
    }

    static CountryCode[] Read()
    {
        var codes = new CountryCode[1000];
        foreach (string entry in Known.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = entry.Split(':', '-');
            int length = parts[0].Length, spread = length switch { 1 => 100, 2 => 10, _ => 1 };
            int first = Number(parts[0]) * spread;
            Array.Fill(codes, Code(length, parts), first, spread);
        }

        return codes;
    }

    static CountryCode Code(int digits, string[] parts) => parts.Length == 1
        ? new CountryCode(digits, ShortestNumber - digits, LongestNumber - digits, false)
        : new CountryCode(digits, Number(parts[1]), Number(parts[^1]), true);

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
