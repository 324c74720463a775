
namespace IdentDbBridge.Import;

/// <summary>
/// What site forms, spreadsheets and CRMs call the fields of a ticket. Names of Contact Form 7's CFDB7 and Flamingo, Elementor, Google Forms, Tilda and Wix; Bitrix24's and amoCRM's
/// as their exports have them (Bitrix24: the CRM module's own language files; amoCRM: "Основной контакт", "Рабочий телефон (контакт)" …); and what people name the same things.
/// </summary>
static class FormColumns
{
    /// <summary>A field of a form that asks for the whole name or, where there is a field for the surname, for the first name.</summary>
    public const string Name = "Name";

    /// <summary>A column beside one with the date, or in its place.</summary>
    public const string TimeOfDay = "TimeOfDay";

    public static readonly (string Field, string Names)[] Names =
    [
        ("DateAndTime", "Date, Date and time, Datetime, Created, Created at, Created on, Created date, Date created, Date create, Date of creation, Creation date, Lead created, Entry date, Form date, Submitted, Submitted at, Submitted on, Submit date, Submit time, Date submitted, Submission date, Submission date and time, Timestamp, Time stamp, Sent, Sent at, Date sent, Received, Received at, Date added"),
        ("DateAndTime", "Дата, Дата и время, Дата создания, Дата и время создания, Дата создания сделки, Дата создания лида, Дата создания контакта, Дата создания заявки, Дата заявки, Дата и время заявки, Дата отправки, Дата и время отправки, Дата заполнения, Дата поступления, Дата обращения, Дата добавления, Дата получения, Дата регистрации, Отметка времени, Метка времени, Временная метка, Создан, Создана, Создано, Отправлено, Получено"),
        (TimeOfDay, "Time, Submission time, Время, Время создания, Время отправки, Время заявки"),
        ("ClientPhone", "Phone, Phones, Phone number, Tel, Tel number, Telephone, Telephone number, Mobile, Mobile phone, Mobile number, Cell, Cell phone, Cellphone, Contact phone, Contact number, Work phone, Work direct phone, Home phone, Other phone, Other phone number, Client phone, Your phone, Your tel, WhatsApp"),
        ("ClientPhone", "Телефон, Телефоны, Тел, Номер телефона, Ваш телефон, Ваш номер, Мобильный, Мобильный телефон, Мобильный номер, Номер мобильного, Номер мобильного телефона, Сотовый, Сотовый телефон, Контактный телефон, Контактный номер, Телефон для связи, Номер для связи, Рабочий телефон, Рабочий прямой телефон, Домашний телефон, Другой телефон, Телефон рабочий, Телефон мобильный, Телефон контакта, Телефон клиента, Телефон пациента"),
        ("ClientEmail", "Email, Email address, Mail, Your email, Work email, Home email, Other email, Почта, Электронная почта, Адрес электронной почты, Электронный адрес, Эл. почта, Ваш email, Рабочий email, Личный email, Частный email, Другой email"),
        ("FormName", "Form, Form name, Form title, Lead name, Lead title, Deal name, Deal title, Форма, Название формы, Имя формы, Название лида, Название сделки"),
        ("ClientFullName", "Full name, Fullname, Name and surname, Main contact, Contact name, Contact full name, Client, Customer, Patient, ФИО, Ваше ФИО, ФИО клиента, ФИО пациента, Полное имя, Полное имя контакта, Имя и фамилия, Фамилия и имя, Фамилия Имя Отчество, Фамилия Имя, Имя Фамилия, Клиент, Пациент, Контакт, Основной контакт, Контактное лицо"),
        (Name, "Name, Your name, First name, Firstname, Имя, Ваше имя, Имя клиента, Имя пациента, Имя контакта, Как вас зовут, Как к вам обращаться, Как к вам можно обращаться, Представьтесь"),
        ("ClientSurname", "Surname, Last name, Lastname, Family name, Фамилия"),
        // "Second name" is Bitrix24's.
        ("ClientPatronymic", "Patronymic, Middle name, Second name, Отчество"),
        ("Comment", "Comments, Message, Your message, Subject, Text, Textarea, Question, Your question, Note, Notes, Details, Description, Комментарий, Комментарии, Сообщение, Текст, Текст сообщения, Вопрос, Примечание, Примечания, Примечание к сделке, Примечание к контакту, Тема, Пожелания, Пожелание, Описание, Жалоба, Жалобы, Что вас беспокоит"),
        ("DoctorName", "Doctor, Doctor name, Врач, Имя врача, ФИО врача, Доктор, Специалист"),
        ("HttpReferer", "Referer, Referer URL, Referrer, Referrer URL, HTTP referrer, Реферер, Реферрер, Откуда, Источник перехода"),
        ("LandingUrl", "Landing, Landing page, Landing URL, Page, Page URL, URL, Source URL, Entry URL, Страница, Адрес страницы, Страница отправки, Посадочная страница, Ссылка на страницу, URL страницы"),
        ("UtmSource", "Рекламная система"),
        ("UtmMedium", "Тип трафика"),
        ("UtmCampaign", "Обозначение рекламной кампании"),
        ("UtmTerm", "Условие поиска кампании"),
        ("UtmContent", "Содержание кампании"),
        // Never "Form id", which many forms have alike in every record.
        ("Id", "Entry id, Lead id, Submission id, Response id, Request id, Ticket id, Tran id, ID лида, ID сделки, ID заявки, Номер заявки, Идентификатор"),
    ];

    /// <summary>Words around the name of a field that say nothing of it: "Укажите Ваш телефон, пожалуйста".</summary>
    public const string Fillers =
        "МОЙ МОЯ МОЕ ВАШ ВАША ВАШЕ ВАШИ ВАШЕГО УКАЖИТЕ ВВЕДИТЕ НАПИШИТЕ ОСТАВЬТЕ ПОЖАЛУЙСТА СВОЙ СВОЕ СВОИ СВОЮ КЛИЕНТА ПАЦИЕНТА ЗАЯВИТЕЛЯ КОНТАКТНЫЙ КОНТАКТНАЯ "
        + "YOUR ENTER PLEASE MY THE CLIENT CLIENTS CUSTOMER CUSTOMERS PATIENT PATIENTS";

    /// <summary>What in brackets behind the name of a field does not make another one of it. Of a company, it would.</summary>
    public const string Additions = "КОНТАКТ СДЕЛКА ЛИД ЗАЯВКА ОБЯЗАТЕЛЬНО ОБЯЗАТЕЛЬНОЕ НЕОБЯЗАТЕЛЬНО МОБИЛЬНЫЙ СОТОВЫЙ ID CONTACT DEAL LEAD REQUIRED OPTIONAL MOBILE";
}
