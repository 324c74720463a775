namespace IdentDbBridge.Cli.Demo;

/// <summary>The way by which people find the clinic.</summary>
/// <param name="Line">How the telephone exchange calls the line.</param>
/// <param name="Phone">The clinic's number that this channel shows.</param>
/// <param name="Form">The form that its visitors fill in.</param>
/// <param name="Source">utm_source; null for those who come by themselves.</param>
/// <param name="Medium">utm_medium.</param>
/// <param name="Weight">How many of a hundred come by it.</param>
sealed record DemoChannel(string Line, string Phone, string Form, string? Source, string? Medium, int Weight)
{
    public static DemoChannel Direct { get; } = new("Основной", "+70000000100", "Запись на приём", null, null, 45);

    public static IReadOnlyList<DemoChannel> All { get; } =
    [
        Direct,
        new("Яндекс", "+70000000101", "Обратный звонок", "yandex", "cpc", 28),
        new("2ГИС", "+70000000102", "Запись из 2ГИС", "2gis", "referral", 15),
        new("ВКонтакте", "+70000000103", "Заявка ВКонтакте", "vk", "social", 12),
    ];

    public bool IsAdvertised => Source is not null;

    // Whoever searches types a term; whoever sees a card or an advertisement does not.
    public bool IsSearch => Source == "yandex";
}
