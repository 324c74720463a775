using IdentDbBridge.Dialects.MsSql;

namespace IdentDbBridge.Tests.Errors;

/// <summary>Messages as SQL Server words them in English and Russian, with a patient in each value. Where no SQL Server is at hand, this is what stands for it.</summary>
public sealed class MessagesOfSqlServer(ITestOutputHelper log)
{
    const string Patient = "Иванова (Zq7)'. \" Анна";
    const string Phone = "+79117654321";

    static readonly (int Number, string Message, string? Shown)[] Messages =
    [
        (2627, $"Violation of PRIMARY KEY constraint 'PK_Own'. Cannot insert duplicate key in object 'dbo.Own'. The duplicate key value is ({Phone}, {Patient}).", "Violation of PRIMARY KEY constraint 'PK_Own'. Cannot insert duplicate key in object 'dbo.Own'. The duplicate key value is (…)."),
        (2627, $"Violation of UNIQUE KEY constraint 'UQ'. Cannot insert duplicate key in object '{Patient}'. The duplicate key value is (1).", null),
        (2627, $"Нарушено \"PRIMARY KEY\" ограничения PK_Own. Не удается вставить повторяющийся ключ в объект \"dbo.Own\". Повторяющееся значение ключа: ({Phone}, {Patient}).", null),
        (2601, $"Cannot insert duplicate key row in object 'dbo.Own' with unique index 'UX_Own'. The duplicate key value is ({Patient}).", "Cannot insert duplicate key row in object 'dbo.Own' with unique index 'UX_Own'. The duplicate key value is (…)."),
        (2601, $"Не удается вставить повторяющуюся строку ключа в объект \"dbo.Own\" с уникальным индексом \"UX_Own\". Повторяющееся значение ключа: ({Patient}).", null),
        (2628, $"String or binary data would be truncated in table 'Ident.dbo.Own', column 'Name'. Truncated value: '{Patient}'.", "String or binary data would be truncated in table 'Ident.dbo.Own', column 'Name'. Truncated value: '…'."),
        (2628, $"Усечение строковых или двоичных данных в таблице \"Ident.dbo.Own\", столбец \"Name\". Усеченное значение: \"{Patient}\".", null),
        (8152, "String or binary data would be truncated.", "String or binary data would be truncated."),
        (245, $"Conversion failed when converting the nvarchar value '{Patient}' to data type int.", "Conversion failed when converting the nvarchar value '…' to data type int."),
        (245, $"Ошибка преобразования значения nvarchar \"{Patient}\" в тип данных int.", null),
        (248, $"The conversion of the nvarchar value '{Phone}' overflowed an int column.", null),
        (244, $"The conversion of the varchar value '{Phone}' overflowed an INT2 column. Use a larger integer column.", null),
        (241, "Conversion failed when converting date and/or time from character string.", null),
        (295, "Conversion failed when converting character string to smalldatetime data type.", null),
        (8114, "Error converting data type nvarchar to numeric.", "Error converting data type nvarchar to numeric."),
        (8114, $"Error converting data type {Patient} to numeric.", null),
        (8115, "Arithmetic overflow error converting expression to data type int.", "Arithmetic overflow error converting expression to data type int."),
        (220, $"Arithmetic overflow error for data type tinyint, value = {Phone}.", null),
        (232, $"Arithmetic overflow error for type int, value = {Phone}.", null),
        (515, "Cannot insert the value NULL into column 'Name', table 'Ident.dbo.Own'; column does not allow nulls. INSERT fails.", "Cannot insert the value NULL into column 'Name', table 'Ident.dbo.Own'; column does not allow nulls. INSERT fails."),
        (515, $"Cannot insert the value NULL into column 'Name', table 'Ident.dbo.Own'; column does not allow nulls. INSERT fails. {Patient}", null),
        (547, "The INSERT statement conflicted with the CHECK constraint \"CK_Own\". The conflict occurred in database \"Ident\", table \"dbo.Own\", column 'Phone'.", "The INSERT statement conflicted with the CHECK constraint \"CK_Own\". The conflict occurred in database \"Ident\", table \"dbo.Own\", column 'Phone'."),
        (547, $"Конфликт инструкции INSERT с ограничением CHECK \"{Patient}\". Конфликт произошел в базе данных \"Ident\", таблица \"dbo.Own\".", null),
        (50000, $"{Patient} {Phone}", null),
        (50000, $"Violation of PRIMARY KEY constraint '{Patient}'", null),
        (50001, Phone, null),
        (77777, Patient, null),
        (102, $"Incorrect syntax near '{Patient}'.", "Incorrect syntax near '…'."),
        (105, $"Unclosed quotation mark after the character string '{Patient}'.", null),
        (103, $"The identifier that starts with '{Patient}' is too long. Maximum length is 128.", null),
        (207, "Invalid column name 'Phone'.", "Invalid column name 'Phone'."),
        (207, $"Invalid column name '{Patient}'.", null),
        (207, $"Invalid column name '{Phone}'.", null),
        (208, "Invalid object name 'dbo.Own'.", "Invalid object name 'dbo.Own'."),
        (8134, "Divide by zero error encountered.", "Divide by zero error encountered."),
        (137, $"Must declare the scalar variable \"@{Patient}\".", null),
        (195, $"'{Patient}' is not a recognized built-in function name.", null),
        (6608, $"Failed to instantiate class \"{Patient}\".", null),
        (9420, $"XML parsing: line 1, character 5, illegal xml character {Patient}", null),
        (13609, $"JSON text is not properly formatted. Unexpected character '{Patient[0]}' is found at position 0.", null),
        (14262, $"The specified @name ('{Patient}') does not exist.", null),
        (15007, $"'{Patient}' is not a valid login or you do not have permission.", null),
        (18456, "Login failed for user 'ident'.", "Login failed for user 'ident'."),
        (18456, $"Login failed for user 'sa:{Phone}'.", null),
        (4060, "Cannot open database \"Ident\" requested by the login. The login failed.", "Cannot open database \"Ident\" requested by the login. The login failed."),
    ];

    [Fact]
    public void Are_shown_where_they_hold_names_only_and_without_their_values()
    {
        foreach (var (number, message, shown) in Messages)
        {
            Assert.Equal(shown, MsSqlErrors.Shown(number, 16, message));
            foreach (var trace in (string[])["Иванова", "Zq7", "Анна", Phone, Phone[1..]])
                Assert.DoesNotContain(trace, MsSqlErrors.Shown(number, 16, message) ?? "", StringComparison.Ordinal);
        }

        log.WriteLine($"figure: {Messages.Length} messages of SQL Server with {Messages.Select(m => m.Number).Distinct().Count()} numbers, no value shown");
    }
}
