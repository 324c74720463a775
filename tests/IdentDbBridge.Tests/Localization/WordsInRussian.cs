using System.Text.RegularExpressions;
using IdentDbBridge.Tests.Docs;

namespace IdentDbBridge.Tests.Localization;

/// <summary>One word for one thing: docs/words.ru.md has the list.</summary>
public sealed partial class WordsInRussian
{
    /// <summary>Every Russian text that a user sees, with the place where it stands.</summary>
    public static IEnumerable<(string Place, string Text)> Texts() =>
    [
        .. Translations.Russian().Select(t => (t.File, t.Russian)),
        .. Directory.EnumerateFiles(Path.Combine(Guide.Repository, "docs"), "*.ru.md").Append(Path.Combine(Guide.Repository, "README.ru.md")).SelectMany(f => File.ReadLines(f).Select(l => (Path.GetFileName(f), l))),
    ];

    [Fact]
    public void Have_IDENT_as_he() => Assert.DoesNotContain(Texts(), t => She().IsMatch(t.Text));

    [Theory]
    [InlineData("IDENT обновила расписание", true)]
    [InlineData("если с базой работает настоящая IDENT", true)]
    [InlineData("самой IDENT", true)]
    [InlineData("IDENT, которая очищает таблицы", true)]
    [InlineData("IDENT ещё не прочла", true)]
    [InlineData("настоящий IDENT обновил", false)]
    [InlineData("IDENT переписывает таблица за таблицей", false)]
    [InlineData("роль её IDENT", false)]
    public void Tell_he_from_she(string text, bool she) => Assert.Equal(she, She().IsMatch(text));

    /// <summary>The verb right behind it, the adjective right before it.</summary>
    [GeneratedRegex(@"\bIDENT(?: (?:ещё|уже|бы|его|её|их|не|никогда|сама))* [а-яё]+(?:ала|ила|ела|ула|шла|чла|лась|жна)\b|\bIDENT, котор(?:ая|ую|ой)\b|\b(?:настоящ|выдуманн|сам|одн|эт|другн?|открыт)(?:ая|ую|ей|ой) IDENT\b")]
    private static partial Regex She();
}
