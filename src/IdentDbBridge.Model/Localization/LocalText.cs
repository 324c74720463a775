using System.Globalization;

namespace IdentDbBridge.Localization;

/// <summary>Numbers and times for people, as they are written in the language of the messages: 12,345 and 2026-03-02 in English, 12 345 and 02.03.2026 in Russian.</summary>
public static class LocalText
{
    static readonly CultureInfo Russian = MakeRussian();

    /// <summary>How the language of the messages writes numbers.</summary>
    internal static CultureInfo Culture => Localizer.IsRussian ? Russian : CultureInfo.InvariantCulture;

    /// <summary>With thousands apart.</summary>
    public static string Number(long number) => number.ToString("N0", Culture);

    /// <summary>With thousands apart, and this many digits behind the point.</summary>
    public static string Number(decimal number, int digits) => number.ToString(string.Create(CultureInfo.InvariantCulture, $"N{digits}"), Culture);

    /// <summary>Day and time, to the minute.</summary>
    public static string Minute(DateTime time) => time.ToString(Localizer.IsRussian ? "dd.MM.yyyy HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Day and time, to the second.</summary>
    public static string Time(DateTime time) => time.ToString(Localizer.IsRussian ? "dd.MM.yyyy HH:mm:ss" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Day of the year and minute.</summary>
    public static string DayAndMinute(DateTime time) => time.ToString(Localizer.IsRussian ? "dd.MM HH:mm" : "MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>By hand: without ICU, a culture knows its name only. The blank is one at which no line is broken.</summary>
    static CultureInfo MakeRussian()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberGroupSeparator = "\u00A0";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        return CultureInfo.ReadOnly(culture);
    }
}
