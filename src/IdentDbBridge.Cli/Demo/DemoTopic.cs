namespace IdentDbBridge.Cli.Demo;

/// <summary>What brings somebody to a dentist.</summary>
/// <param name="Page">The page of the clinic's site about it.</param>
/// <param name="Campaign">The campaign that advertises it.</param>
/// <param name="Term">What people type to find it.</param>
/// <param name="Comments">What they write in the form.</param>
sealed record DemoTopic(string Page, string Campaign, string Term, params string[] Comments)
{
    public static IReadOnlyList<DemoTopic> All { get; } =
    [
        new("lechenie", "terapiya", "болит зуб куда обратиться", "Болит зуб.", "Выпала пломба, край острый.", "Реагирует на холодное, уже третий день.", "Ноет зуб под коронкой 😣"),
        new("gigiena", "gigiena", "чистка зубов цена", "Нужна профессиональная чистка.", "Чистка на двоих, желательно подряд."),
        new("implantaciya", "implantaciya", "имплантация под ключ", "Интересует имплантация нижней шестёрки: цена и сроки?", "Нужна консультация по имплантам, снимок есть."),
        new("deti", "detskaya", "детский стоматолог", "Ребёнку 5 лет, очень боится врачей.", "Осмотр для сада, девочке 4 года.", "Молочный зуб шатается и болит."),
        new("brekety", "ortodontiya", "брекеты взрослым", "Хочется исправить прикус, сколько стоят брекеты?", "Отклеился брекет."),
        new("hirurgiya", "hirurgiya", "удалить зуб мудрости", "Нужно удалить зуб мудрости, снимок есть.", "Опухла десна возле восьмёрки."),
        new("protezy", "ortopediya", "коронка на зуб", "Сломалась коронка на переднем зубе!", "Нужен съёмный протез для мамы, 78 лет."),
        new("otbelivanie", "otbelivanie", "отбеливание зубов", "Отбеливание к свадьбе, через месяц 😀", "Чем отличаются виды отбеливания?"),
    ];
}
