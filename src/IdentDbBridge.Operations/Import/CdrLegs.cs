using System.Globalization;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>Reads legs from rows of Asterisk's call records.</summary>
/// <param name="times">What the times of the PBX leave open.</param>
sealed class CdrLegs(CdrOptions options, SourceTimes times)
{
    // Half a year: longer than any call, and far from overflowing a time.
    const double MaxSeconds = 15_552_000;

    static readonly string[] NotAnswered = ["NO ANSWER", "BUSY", "FAILED", "CONGESTION", "NOANSWER", "NO_ANSWER", "CANCEL", "CHANUNAVAIL", "UNKNOWN"];

    readonly TextPool _texts = new();

    /// <summary>A leg, or what of it could be read and why the rest could not: it belongs to its call all the same.</summary>
    public CdrLeg Read(ImportRow row)
    {
        List<RuleProblem>? problems = null;
        DateTimeOffset start = Start(row, ref problems);
        double duration = Seconds(row, "duration", ref problems) ?? Between(start, Moment(row, "end"), "duration", ref problems);
        double talk = Seconds(row, "billsec", ref problems) ?? (Moment(row, "answer") is { } picked ? Between(picked, Moment(row, "end"), "billsec", ref problems) : 0);
        bool answered = IsAnswered(row, talk, ref problems);
        DateTimeOffset answer = talk > 0 ? start.AddSeconds(Math.Max(0, duration - talk)) : AnswerOf(row, start, duration);
        string? uniqueId = row.Trimmed("uniqueid"), id = Linked(row, uniqueId);
        return new CdrLeg
        {
            Line = row.Line,
            Id = id,
            IsCallers = id is not null && id == uniqueId,
            Start = start,
            Answer = answered ? answer : null,
            End = answered ? answer.AddSeconds(talk) : start.AddSeconds(duration),
            Parties = new CdrParties(row, options, _texts),
            Problems = problems,
        };
    }

    /// <summary>What the legs have in common. Beside a uniqueid of Asterisk a linkedid that is none of its, such as 1 in every line, says nothing.</summary>
    static string? Linked(ImportRow row, string? uniqueId)
    {
        ReadOnlySpan<char> linked = row.Span("linkedid").Trim();
        if (linked.IsEmpty || linked.SequenceEqual(uniqueId))
            return uniqueId;
        return uniqueId is not null && AsteriskId.Is(uniqueId) && !AsteriskId.Is(linked) ? uniqueId : linked.ToString();
    }

    /// <summary>Of calldate (FreePBX) and start (Asterisk) the one that is filled.</summary>
    DateTimeOffset Start(ImportRow row, ref List<RuleProblem>? problems)
    {
        ReadTime read = Time(row, "calldate");
        if (read.Moment is null && read.Ambiguity is null)
            read = Time(row, "start");
        if (read.Moment is { } time)
            return time;
        bool missing = row.Span("calldate").IsEmpty && row.Span("start").IsEmpty;
        Add(ref problems, "start", read.Ambiguity is null ? ImportRules.Time : ImportRules.Ambiguous, read.Ambiguity ?? (missing ? T($"missing") : T($"not a date with a time")), read.Remedy);
        return DateTimeOffset.UnixEpoch;
    }

    ReadTime Time(ImportRow row, string column) =>
        row.Span(column) is { IsEmpty: false } text ? TimeText.Read(text, times, AsteriskId.Epoch(row.Span("uniqueid"))) : ReadTime.None;

    DateTimeOffset? Moment(ImportRow row, string column) => Time(row, column).Moment;

    /// <summary>Of a leg without talk: durations are cut to the second, moments tell more.</summary>
    DateTimeOffset AnswerOf(ImportRow row, DateTimeOffset start, double duration)
    {
        DateTimeOffset counted = start.AddSeconds(duration);
        return Moment(row, "answer") is { } answer && answer >= start && answer <= counted.AddSeconds(1) ? answer : counted;
    }

    /// <summary>In words or, where a table keeps Asterisk's own number, by that. Source: enum ast_cdr_disposition in Asterisk's cdr.h.</summary>
    static bool IsAnswered(ImportRow row, double talk, ref List<RuleProblem>? problems)
    {
        ReadOnlySpan<char> text = row.Span("disposition").Trim();
        if (text.Equals("ANSWERED", StringComparison.OrdinalIgnoreCase) || text.Equals("ANSWER", StringComparison.OrdinalIgnoreCase) || text is "8")
            return true;
        bool known = text is "0" or "1" or "2" or "4" or "16" || (text.IsEmpty && talk == 0);
        foreach (string word in NotAnswered)
            known |= text.Equals(word, StringComparison.OrdinalIgnoreCase);
        if (!known)
            Add(ref problems, "disposition", ImportRules.Disposition, text.IsEmpty ? T($"missing") : T($"none of Asterisk's"));
        return false;
    }

    /// <summary>Seconds can have a fraction (initiatedseconds, hrtime), which is left out. Null when there is no value.</summary>
    static double? Seconds(ImportRow row, string column, ref List<RuleProblem>? problems)
    {
        ReadOnlySpan<char> text = row.Span(column);
        if (text.IsEmpty)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int whole) && whole <= MaxSeconds)
            return whole;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out double seconds) && seconds <= MaxSeconds)
            return Math.Floor(seconds);
        Add(ref problems, column, ImportRules.Number, T($"not a number of seconds"));
        return 0;
    }

    static double Between(DateTimeOffset from, DateTimeOffset? to, string column, ref List<RuleProblem>? problems)
    {
        if (to is { } end && (end - from).TotalSeconds is >= 0 and <= MaxSeconds and var seconds)
            return seconds;
        Add(ref problems, column, ImportRules.Number, T($"missing"));
        return 0;
    }

    static void Add(ref List<RuleProblem>? problems, string field, string rule, string found, Remedy? remedy = null) =>
        (problems ??= []).Add(new RuleProblem(field, rule, found) { Remedy = remedy });
}
