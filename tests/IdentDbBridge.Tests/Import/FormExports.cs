using IdentDbBridge.Import;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Tests.Import;

/// <summary>Files of the field: forms, spreadsheets and CRMs.</summary>
public sealed class FormExports
{
    static readonly DateTime Quarter = new(2026, 3, 2, 10, 15, 0);

    [Fact]
    public async Task Of_Google_Forms_in_Russian_are_read()
    {
        FormFile file = await FormFile.ReadAsync("""
            Отметка времени,Ваше имя,Номер телефона,Комментарий
            02.03.2026 10:15:00,Анна,8 999 000-11-22,"Чистка, вечер"
            """);
        Ticket ticket = Assert.Single(file.Tickets);
        Assert.Equal((Quarter, "Анна", "+79990001122", "Чистка, вечер"), (ticket.DateAndTime, ticket.ClientFullName, ticket.ClientPhone, ticket.Comment));
    }

    [Fact]
    public async Task Of_Google_Forms_in_English_are_read_with_their_own_times()
    {
        FormFile file = await FormFile.ReadAsync("""
            "Timestamp","Name","Phone number","Question"
            "2026/03/02 10:15:22 AM GMT+3","Anna","+7 999 000-11-22","?"
            "2026/03/02 3:15:22 PM GMT+3","Boris","+7 999 000-11-33","?"
            """);
        Assert.Equal([new DateTime(2026, 3, 2, 10, 15, 22), new DateTime(2026, 3, 2, 15, 15, 22)], file.Tickets.Select(t => t.DateAndTime));
        Assert.Equal(["Anna", "Boris"], file.Tickets.Select(t => t.ClientFullName));
    }

    [Fact]
    public async Task With_every_notation_of_a_time_are_read_or_say_what_is_ambiguous()
    {
        const string Text = """
            Дата;Имя;Телефон
            02.03.26 10:15;Анна;89990001122
            02.03.2026;Борис;89990001133
            2 марта 2026 10:15;Вера;89990001144
            02.03.26/10:15;Галя;89990001155
            2026-03-02T10:15:22.123456789Z;Дина;89990001166
            1772435722;Ева;89990001177
            02.03.2026 в 10:15;Жанна;89990001188
            02-03-2026 10:15;Зоя;89990001199
            2.3.2026 9:05;Ия;89990001100
            """;
        FormFile file = await FormFile.ReadAsync(Text);
        Assert.Equal(["Анна", "Вера", "Галя", "Дина", "Жанна", "Зоя", "Ия"], file.Tickets.Select(t => t.ClientFullName));
        Assert.Equal([Quarter, Quarter, Quarter, new DateTime(2026, 3, 2, 13, 15, 22), Quarter, Quarter, new DateTime(2026, 3, 2, 9, 5, 0)], file.Tickets.Select(t => t.DateAndTime));
        Assert.Equal(
            [
                "3:DateAndTime:ambiguous:ambiguous: a date alone, without a time of day (TimeOfDates)",
                "7:DateAndTime:ambiguous:ambiguous: a Unix time, or just a number (UnixTimes)",
            ],
            file.Rejects);
        file = await FormFile.ReadAsync(Text, options: times => times with { TimeOfDates = new TimeOnly(9, 0), UnixTimes = true });
        Assert.Empty(file.Rejects);
        Assert.Equal([new DateTime(2026, 3, 2, 9, 0, 0), new DateTime(2026, 3, 2, 10, 15, 22)], file.Tickets.Where(t => t.ClientFullName is "Борис" or "Ева").Select(t => t.DateAndTime));
    }

    [Theory]
    [InlineData("sep=;\r\n", ';')]
    [InlineData("SEP=,\n", ',')]
    [InlineData("\"sep=;\"\n", ';')]
    [InlineData("sep=\t\n", '\t')]
    [InlineData("sep=|\n", '|')]
    [InlineData("sep=;;;;\n", ';')]
    [InlineData("\nsep=^\n", '^')]
    public async Task Of_Excel_may_name_their_delimiter_in_the_first_line(string first, char delimiter)
    {
        FormFile file = await FormFile.ReadAsync(first + "Дата;Имя;Телефон;Комментарий\r\n02.03.2026 10:15;Анна;8 999 000-11-22;\"боль;\r\nвечер\"\r\n".Replace(';', delimiter));
        Ticket ticket = Assert.Single(file.Tickets);
        Assert.Equal((Quarter, "+79990001122", $"боль{delimiter}\nвечер"), (ticket.DateAndTime, ticket.ClientPhone, ticket.Comment));
    }

    /// <summary>CFDB7 puts an apostrophe or quotes before a plus, Excel makes a formula of the number, amoCRM's numbers begin with an apostrophe.</summary>
    [Theory]
    [InlineData("=\"+79990001122\"")]
    [InlineData("\"=\"\"+79990001122\"\"\"")]
    [InlineData("'+79990001122")]
    [InlineData("'79990001122")]
    [InlineData("\"\"\"+7 (999) 000-11-22\"\"\"")]
    [InlineData("\u00A0+7\u00A0999\u00A0000\u201111\u201122 ")]
    public async Task Have_numbers_that_are_dressed_up(string phone)
    {
        FormFile file = await FormFile.ReadAsync($"Date,Name,Tel\n2026-03-02 10:15:00,=\"Анна\",{phone}\n");
        Ticket ticket = Assert.Single(file.Tickets);
        Assert.Equal(("+79990001122", "Анна"), (ticket.ClientPhone, ticket.ClientFullName));
    }

    [Theory]
    [InlineData("CFDB7", "Id,Date,Status,Name,Email,Tel,Message\n77,2026-03-02 10:15:00,read,Анна,a@example.org,'+79990001122,болит\n")]
    [InlineData("CFDB7, older", "Form_id,Form_date,Name,Email,Tel,Message\n77,2026-03-02 10:15:00,Анна,a@example.org,89990001122,болит\n")]
    [InlineData("CFDB7, tags by number", "Id,Date,Text 632,Tel 415,Email 12,Textarea 7,Your Name\n77,2026-03-02 10:15:00,нет,89990001122,a@example.org,болит,Анна\n")]
    [InlineData("Flamingo", "\"your-name\",\"your-email\",\"your-tel\",\"your-message\",\"Date\"\n\"Анна\",\"a@example.org\",\"89990001122\",\"болит\",\"2026-03-02 10:15:00 +0300\"\n")]
    [InlineData("Contact Form Entries", "Name,Email,Phone,Message,Created,Browser,IP,URL\nАнна,a@example.org,89990001122,болит,\"March 2, 2026 10:15 am\",Chrome,127.0.0.1,https://clinic.example/?utm_source=ya\n")]
    [InlineData("Elementor", "\"Name\",\"Phone\",\"Email\",\"Message\",Form Name (ID),Submission ID,Created At,User ID,User Agent,User IP,Referrer\nАнна,89990001122,a@example.org,болит, Запись (abc),77,2026-03-02 10:15:00,0,Mozilla,127.0.0.1,https://clinic.example/\n")]
    [InlineData("Tilda", "Name;Phone;Email;Textarea;sent;requestid;formid;formname;referer;utm_source\nАнна;+7 (999) 000-11-22;a@example.org;болит;2026-03-02 10:15:00;77:1;form1;Запись;https://clinic.example/;ya\n")]
    [InlineData("Tilda in Russian", "Дата создания;Имя;Телефон;Email;Комментарий;Название формы\n02.03.2026 10:15;Анна;+7 (999) 000-11-22;a@example.org;болит;Запись\n")]
    [InlineData("Wix", "Submission time,First name,Email,Phone,Message\n2026-03-02T07:15:00.000Z,Анна,a@example.org,+79990001122,болит\n")]
    [InlineData("Wix in two columns", "Submission date,Submission time,Your name,Email,Phone,Message\n\"Mar 2, 2026\",10:15 AM,Анна,a@example.org,+79990001122,болит\n")]
    [InlineData("Google Forms, numbered questions", "Отметка времени,Адрес электронной почты,1. Как Вас зовут?,2. Ваш контактный телефон *,3. Что вас беспокоит?\n02.03.2026 10:15:00,a@example.org,Анна,89990001122,болит\n")]
    [InlineData("Google Forms, polite", "Отметка времени,\"Укажите, пожалуйста, Ваше имя:\",\"Введите\nВаш номер телефона\",Email Address,Ваш вопрос?\n02.03.2026 10:15:00,Анна,89990001122,a@example.org,болит\n")]
    [InlineData("Bitrix24", "ID;Статус;Комментарий;Дата создания;Дата изменения;Название лида;Полное имя;Рабочий телефон;Мобильный телефон;Рабочий e-mail;Рекламная система\n77;Новый;болит;02.03.2026 10:15:00;05.03.2026 09:00:00;Запись;Анна;;89990001122;a@example.org;ya\n")]
    [InlineData("Bitrix24 in English", "ID,Status,Comment,Created,Modified,Lead Name,First Name,Work Phone,Mobile,Work E-mail\n77,New,болит,02.03.2026 10:15:00,05.03.2026 09:00:00,Запись,Анна,89990001122,,a@example.org\n")]
    [InlineData("Bitrix24, fields by name", "ID;TITLE;NAME;PHONE;EMAIL;COMMENTS;DATE_CREATE;UTM_SOURCE\n77;Запись;Анна;89990001122;a@example.org;болит;2026-03-02T10:15:00+03:00;ya\n")]
    [InlineData("amoCRM", "\"ID\",\"Название сделки\",\"Ответственный\",\"Дата создания сделки\",\"Основной контакт\",\"Рабочий телефон (контакт)\",\"Рабочий email (контакт)\",\"Рабочий телефон (компания)\",\"Примечание 1\"\n77,Запись,Иван,02.03.2026 10:15,Анна,'79990001122,a@example.org,'74950000000,болит\n")]
    [InlineData("amoCRM, contacts", "\"Полное имя (контакт)\";\"Дата создания (контакт)\";\"Рабочий телефон (контакт)\";\"Мобильный телефон (контакт)\";\"Личный email (контакт)\";\"Примечание к контакту\"\nАнна;02.03.2026 10:15;;'+79990001122;a@example.org;болит\n")]
    [InlineData("amoCRM in English", "ID,Lead title,Created at,Main contact,Work phone (contact),Work email (contact),Note 1\n77,Запись,02.03.2026 10:15:00,Анна,'+79990001122,a@example.org,болит\n")]
    [InlineData("a file with everything in the names", "  ДАТА И ВРЕМЯ ;\"Имя  клиента\";\u00A0Tелефон\u00A0;E-Mail;КОММЕНТАРИЙ:;Дата\n02.03.2026 10:15;Анна;89990001122;a@example.org;болит;31.12.2026 09:00\n")]
    [InlineData("a letter in two characters, as macOS writes it", "Время отправки;Имя;Мои\u0306 телефон;Почта;Сообщение\n02.03.2026 10:15;Анна;89990001122;a@example.org;болит\n")]
    public async Task Of_the_field_are_read_without_an_option(string source, string text)
    {
        FormFile file = await FormFile.ReadAsync(text);
        Assert.True(file.Rejects.Count == 0, $"{source}: {string.Join(' ', file.Rejects)}");
        Ticket ticket = Assert.Single(file.Tickets);
        Assert.Equal((source, Quarter, "Анна", "+79990001122", "a@example.org", "болит"), (source, ticket.DateAndTime, ticket.ClientFullName, ticket.ClientPhone, ticket.ClientEmail, Last(ticket.Comment)));
    }

    // A text field without a name of its own is a comment, too.
    static string? Last(string? comment) => comment?.Split('\n')[^1];

    [Fact]
    public async Task Keep_the_id_the_form_and_the_tags()
    {
        FormFile file = await FormFile.ReadAsync("Name;Phone;sent;requestid;formid;formname;referer;utm_source;utm_medium\nАнна;89990001122;2026-03-02 10:15:00;77:1;form1;Запись;https://clinic.example/;ya;cpc\n");
        Ticket ticket = Assert.Single(file.Tickets);
        Assert.Equal(("77:1", "Запись", "https://clinic.example/", "ya", "cpc"), (ticket.Id, ticket.FormName, ticket.HttpReferer, ticket.UtmSource, ticket.UtmMedium));
        Assert.Equal(["formid"], file.Unknown);
        file = await FormFile.ReadAsync("ID;Дата создания;Имя;Телефон;Рекламная система;Тип трафика;Обозначение рекламной кампании;Условие поиска кампании;Содержание кампании\n5;02.03.2026 10:15;Анна;89990001122;a;b;c;d;e\n");
        ticket = Assert.Single(file.Tickets);
        Assert.Equal(("5", "a", "b", "c", "d", "e"), (ticket.Id, ticket.UtmSource, ticket.UtmMedium, ticket.UtmCampaign, ticket.UtmTerm, ticket.UtmContent));
    }

    /// <summary>Records that are alike in such a column would be taken for one, and lost.</summary>
    [Theory]
    [InlineData("Client ID")]
    [InlineData("Form ID")]
    [InlineData("Your id")]
    [InlineData("User ID")]
    public async Task Have_other_numbers_than_those_of_the_record(string column)
    {
        FormFile file = await FormFile.ReadAsync($"Date,Name,Phone,{column}\n2026-03-02 10:15:00,Анна,89990001122,5\n2026-03-02 10:16:00,Анна,89990001122,5\n");
        Assert.Equal(2, file.Tickets.Select(t => t.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("Имя;Фамилия;Отчество", "Анна;Ёлкина;Петровна", "|Ёлкина|Анна|Петровна")]
    [InlineData("Полное имя;Имя;Фамилия", "Ёлкина Анна;Анна;Ёлкина", "Ёлкина Анна|||")]
    [InlineData("Имя;Фамилия", "Анна Ёлкина;", "Анна Ёлкина|||")]
    [InlineData("ФИО", "Ёлкина Анна Петровна", "Ёлкина Анна Петровна|||")]
    [InlineData("First name,Last name", "Anna,Yolkina", "|Yolkina|Anna|")]
    [InlineData("Имя;Имя", ";Анна", "Анна|||")]
    public async Task Name_the_client_once(string names, string values, string wanted)
    {
        char mark = names.Contains(',', StringComparison.Ordinal) ? ',' : ';';
        Ticket ticket = Assert.Single((await FormFile.ReadAsync($"Дата{mark}Телефон{mark}{names}\n02.03.2026 10:15{mark}89990001122{mark}{values}\n")).Tickets);
        Assert.Equal(wanted, $"{ticket.ClientFullName}|{ticket.ClientSurname}|{ticket.ClientName}|{ticket.ClientPatronymic}");
    }

    [Fact]
    public async Task With_two_different_names_are_rejected() =>
        Assert.Equal(["2:ClientFullName:one-name:both the full name and parts of it"], (await FormFile.ReadAsync("Дата;Телефон;ФИО;Фамилия\n02.03.2026 10:15;89990001122;Анна Иванова;Ёлкина\n")).Rejects);

    [Theory]
    [InlineData("8 999 000-11-22, 8 999 000-11-33", "+79990001122")]
    [InlineData("+79990001122;+79990001133", "+79990001122")]
    [InlineData("нет; 89990001122 / 89990001133", "+79990001122")]
    [InlineData("89990001122 и 89990001133", "+79990001122")]
    [InlineData("89990001122\n89990001133", "+79990001122")]
    public async Task With_several_numbers_in_a_field_need_an_option(string phones, string first)
    {
        string text = $"Дата,Имя,Телефон\n02.03.2026 10:15,Анна,\"{phones}\"\n";
        Assert.StartsWith("2:ClientPhone:phone:", Assert.Single((await FormFile.ReadAsync(text)).Rejects), StringComparison.Ordinal);
        Assert.Equal(first, Assert.Single((await FormFile.ReadAsync(text, firstPhone: true)).Tickets).ClientPhone);
    }

    [Fact]
    public async Task With_the_same_number_twice_in_a_field_need_none() =>
        Assert.Equal("+79990001122", Assert.Single((await FormFile.ReadAsync("Дата,Имя,Телефон\n02.03.2026 10:15,Анна,\"8 999 000-11-22, +7 (999) 000-11-22\"\n")).Tickets).ClientPhone);

    [Fact]
    public async Task Lose_no_comment_of_several()
    {
        FormFile file = await FormFile.ReadAsync("Дата;Имя;Телефон;Примечание 1;Примечание 2;Вопрос\n02.03.2026 10:15;Анна;89990001122;раз;;два\n02.03.2026 10:16;Анна;89990001122;;NULL;\\N\n");
        Assert.Equal(["раз\nдва", null], file.Tickets.Select(t => t.Comment));
    }

    [Theory]
    [InlineData("Дата;Время", "02.03.2026;10:15")]
    [InlineData("Дата;Время", "02.03.2026 0:00:00;10:15:00")]
    [InlineData("Дата;Время", "2026-03-02T00:00:00;30.12.1899 10:15:00")]
    [InlineData("Дата заявки;Время заявки", "2 марта 2026;10.15")]
    [InlineData("Дата;Время", "02.03.2026 10:15;после обеда")]
    public async Task May_have_the_time_beside_the_date(string names, string values) =>
        Assert.Equal(Quarter, Assert.Single((await FormFile.ReadAsync($"{names};Имя;Телефон\n{values};Анна;89990001122\n")).Tickets).DateAndTime);

    [Fact]
    public async Task With_an_unknown_header_say_what_they_have_and_what_is_lacking()
    {
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => FormFile.ReadAsync("Когда;Кто;Куда звонить\n02.03.2026 10:15;Анна;89990001122\n"));
        Assert.StartsWith("The first line of the file is not a usable header. It has the columns 'Когда', 'Кто', 'Куда звонить'. Lacking: DateAndTime, ClientPhone.", error.Message, StringComparison.Ordinal);
        Assert.Equal(Remedy.Option(ColumnNames.Option, "NAME=DateAndTime"), error.Remedy);
        FormFile file = await FormFile.ReadAsync("Когда;Кто;Куда звонить\n02.03.2026 10:15;Анна;89990001122\n", ["когда=DateAndTime", " Куда  звонить =clientphone", "Кто=Name"]);
        Assert.Equal((Quarter, "+79990001122", "Анна"), (file.Tickets[0].DateAndTime, file.Tickets[0].ClientPhone, file.Tickets[0].ClientFullName));
        file = await FormFile.ReadAsync("""{"Когда":"02.03.2026 10:15","Куда звонить":"89990001122"}""", ["Когда=DateAndTime", "Куда звонить=ClientPhone"], json: true);
        Assert.Single(file.Tickets);
    }

    /// <summary>A file without a header begins with a patient.</summary>
    [Theory]
    [InlineData("02.03.2026 10:15;Тайная Анна;89990001122")]
    [InlineData("Тайная Анна;+7 (999) 000-11-22")]
    [InlineData("Тайная Анна;tainaya@example.org")]
    [InlineData("Тайная Анна;10:15")]
    public async Task Without_a_header_show_nothing_of_their_first_record(string text)
    {
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => FormFile.ReadAsync(text + "\n"));
        Assert.DoesNotContain("Тайная", error.Message, StringComparison.Ordinal);
        Assert.Contains("looks like a record", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_read_as_the_user_says_and_not_as_their_names_say()
    {
        const string Text = "Дата;Дата визита;Имя;Телефон;Доп. телефон;Комментарий;Служебное\n01.03.2026 09:00;02.03.2026 10:15;Анна;нет;89990001122;да;нет\n";
        FormFile file = await FormFile.ReadAsync(Text, ["Дата визита=DateAndTime", "Доп. телефон=ClientPhone", "Комментарий="]);
        Ticket ticket = Assert.Single(file.Tickets);
        Assert.Equal((Quarter, "+79990001122", null), (ticket.DateAndTime, ticket.ClientPhone, ticket.Comment));
        Assert.Equal(["Дата", "Комментарий", "Служебное", "Телефон"], file.Unknown);
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => FormFile.ReadAsync(Text, ["Дата приёма=DateAndTime"]));
        Assert.StartsWith("The file has no column Дата приёма, for which a field was given. It has the columns 'Дата', 'Дата визита',", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Дата=Когда")]
    [InlineData("Дата")]
    [InlineData("=DateAndTime")]
    [InlineData("Дата=DateAndTime", "ДАТА=Comment")]
    public void Have_fields_that_are_known(params string[] columns) =>
        Assert.Contains("DateAndTime, ClientPhone, Id,", Assert.Throws<ConfigurationException>(() => ColumnNames.OfTickets.With(columns)).Message, StringComparison.Ordinal);

    /// <summary>The comma in the quotes is none of a delimiter.</summary>
    [Fact]
    public async Task May_have_delimiters_within_the_names_of_their_columns() =>
        Assert.Single((await FormFile.ReadAsync("\"Дата, время, зона\";\"Телефон\";\"Имя, фамилия\"\n02.03.2026 10:15;89990001122;Анна\n", ["Дата, время, зона=DateAndTime"])).Tickets);

    [Fact]
    public void Have_names_that_mean_one_field_each()
    {
        foreach (var group in FormColumns.Names.SelectMany(f => f.Names.Split(", ").Select(n => (Name: n, f.Field))).GroupBy(n => n.Name, StringComparer.OrdinalIgnoreCase))
            Assert.True(group.Select(n => n.Field).Distinct().Count() == 1, group.Key);
        Assert.All(FormColumns.Names.SelectMany(f => f.Names.Split(", ").Select(n => (Name: n, f.Field))), n => Assert.Equal(n.Field, ColumnNames.OfTickets.Find(n.Name)));
    }
}
