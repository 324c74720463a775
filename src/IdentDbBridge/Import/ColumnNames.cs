using System.Text;

namespace IdentDbBridge.Import;

/// <summary>Which of our fields a column of a file holds. Case, blanks, hyphens, underscores and "ё" make no difference.</summary>
sealed class ColumnNames
{
    static readonly string[] Marketing = ["UtmSource", "UtmMedium", "UtmCampaign", "UtmTerm", "UtmContent", "HttpReferer", "LandingUrl"];

    readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    ColumnNames(string[] required, string[] optional, params (string Field, string Names)[] others)
    {
        Required = required;
        foreach (string field in (string[])[.. required, .. optional])
            _fields[Plain(field)] = field;
        foreach ((string field, string names) in others)
        {
            foreach (string name in names.Split(", "))
                _fields[Plain(name)] = field;
        }
    }

    /// <summary>The columns of the tables of calls.</summary>
    public static ColumnNames OfCalls { get; } = new(
        ["DateAndTime", "Direction", "PhoneFrom", "PhoneTo"],
        ["CallId", "WaitInSeconds", "TalkInSeconds", "LineDescription", "RecordUrl", .. Marketing]);

    /// <summary>The columns of the table of tickets, and what form builders and their users call the same things.</summary>
    public static ColumnNames OfTickets { get; } = new(
        ["DateAndTime", "ClientPhone"],
        ["Id", "ClientEmail", "FormName", "ClientFullName", "ClientSurname", "ClientName", "ClientPatronymic", "PlanStart", "PlanEnd", "DoctorId", "DoctorName", "Comment", .. Marketing],
        ("DateAndTime", "Date, Created, Created at, Date created, Created date, Entry date, Submitted, Submitted at, Submitted on, Submission date, Submission time, Timestamp, Sent, Дата, Дата и время, Дата создания, Дата заявки, Дата отправки, Создано, Создана"),
        (TimeOfDay, "Time, Время"),
        ("ClientPhone", "Phone, Phone number, Tel, Telephone, Mobile, Your phone, Your tel, Телефон, Номер телефона, Ваш телефон, Мобильный телефон, Контактный телефон, Тел"),
        ("ClientEmail", "Email, Email address, Mail, Your email, Почта, Электронная почта, Эл. почта, Ваш email"),
        ("FormName", "Form, Form title, Форма, Название формы, Имя формы"),
        ("ClientFullName", "Full name, ФИО, Ваше ФИО, Клиент, Пациент"),
        (Name, "Name, Your name, First name, Имя, Ваше имя"),
        ("ClientSurname", "Surname, Last name, Family name, Фамилия"),
        ("ClientPatronymic", "Patronymic, Middle name, Отчество"),
        ("Comment", "Comments, Message, Your message, Text, Textarea, Question, Note, Комментарий, Комментарии, Сообщение, Вопрос, Примечание, Пожелания"),
        ("DoctorName", "Doctor, Врач, Доктор"),
        ("HttpReferer", "Referer, Referrer, HTTP referrer, Откуда"),
        ("LandingUrl", "Landing, Landing page, Page, Page URL, URL, Source URL, Страница, Адрес страницы"));

    /// <summary>The columns of Asterisk's CDR that are read, with those that only FreePBX has: <c>calldate</c>, <c>did</c>, <c>cnum</c> and <c>outbound_cnum</c>.</summary>
    public static ColumnNames OfCdr { get; } = new(
        ["src", "dst", "disposition"],
        ["calldate", "start", "answer", "end", "duration", "billsec", "dcontext", "clid", "channel", "dstchannel", "uniqueid", "linkedid", "did", "cnum", "outbound_cnum"]);

    /// <summary>A field of a form that asks for the whole name or, where there is a field for the surname, for the first name.</summary>
    public const string Name = "Name";

    /// <summary>A column beside one with the date.</summary>
    public const string TimeOfDay = "TimeOfDay";

    /// <summary>Fields without which there is no record.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>The field of a column; null for a column that is not known.</summary>
    public string? Find(string column) => _fields.GetValueOrDefault(Plain(column));

    static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (char.IsLetterOrDigit(c))
                plain.Append(c is 'ё' or 'Ё' ? 'Е' : char.ToUpperInvariant(c));
        }

        return plain.ToString();
    }
}
