namespace IdentDbBridge.Rules;

/// <summary>What the address of the page on which a visitor arrived tells of the way there.</summary>
static class LandingPage
{
    // Written into pages, "&" becomes "&amp;", and some scripts copy it so.
    const string HtmlAmpersand = "amp;";

    /// <summary>
    /// Fills what <paramref name="given"/> lacks from the tags in <paramref name="url"/>, after "?" as after "#"; the referer that
    /// is not given is the page itself. Names in any case; of several tags of one name the first that is not blank.
    /// </summary>
    public static Marketing Fill(Marketing given, string? url)
    {
        if (string.IsNullOrWhiteSpace(url))
            return given;
        Marketing tags = given;
        int start = url.AsSpan().IndexOfAny('?', '#');
        foreach (string pair in start < 0 ? [] : url[(start + 1)..].Split('?', '&', '#'))
            tags = Take(tags, pair);
        return tags with { Referer = Or(given.Referer, url) };
    }

    static Marketing Take(Marketing tags, string pair)
    {
        int equals = pair.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            return tags;
        string value = Decode(pair[(equals + 1)..]);
        string name = Decode(pair[..equals]).ToUpperInvariant();
        return (name.StartsWith(HtmlAmpersand, StringComparison.OrdinalIgnoreCase) ? name[HtmlAmpersand.Length..] : name) switch
        {
            "UTM_SOURCE" => tags with { Source = Or(tags.Source, value) },
            "UTM_MEDIUM" => tags with { Medium = Or(tags.Medium, value) },
            "UTM_CAMPAIGN" => tags with { Campaign = Or(tags.Campaign, value) },
            "UTM_TERM" => tags with { Term = Or(tags.Term, value) },
            "UTM_CONTENT" => tags with { Content = Or(tags.Content, value) },
            _ => tags,
        };
    }

    static string? Or(string? given, string other) => string.IsNullOrWhiteSpace(given) ? other : given;

    /// <summary>UTF-8; an escape that is broken or of another encoding stays as it is written.</summary>
    static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
