namespace IdentDbBridge.Rules;

/// <summary>Every text column of calls and tickets; a test compares the lengths with the migrations. Why some are cut: decision 6.</summary>
static class TextFields
{
    const int Phone = 64;
    const int Tag = 500;
    const int Url = 2000;
    const int Name = 255;

    public static readonly TextField Direction = new("Direction", 3, TooLong.Refuse);
    public static readonly TextField PhoneFrom = new("PhoneFrom", Phone, TooLong.Refuse);
    public static readonly TextField PhoneTo = new("PhoneTo", Phone, TooLong.Refuse);
    public static readonly TextField LineDescription = new("LineDescription", 255, TooLong.Cut);
    public static readonly TextField RecordUrl = new("RecordUrl", Url, TooLong.Drop);

    /// <summary>A column of our own table.</summary>
    public static readonly TextField CallId = new("CallId", 150, TooLong.Refuse);

    public static readonly TextField Id = new("Id", 400, TooLong.Refuse);
    public static readonly TextField ClientPhone = new("ClientPhone", Phone, TooLong.Refuse);
    public static readonly TextField ClientEmail = new("ClientEmail", 320, TooLong.Refuse);
    public static readonly TextField FormName = new("FormName", 255, TooLong.Cut);
    public static readonly TextField ClientFullName = new("ClientFullName", 500, TooLong.Refuse);
    public static readonly TextField ClientSurname = new("ClientSurname", Name, TooLong.Refuse);
    public static readonly TextField ClientName = new("ClientName", Name, TooLong.Refuse);
    public static readonly TextField ClientPatronymic = new("ClientPatronymic", Name, TooLong.Refuse);
    public static readonly TextField DoctorName = new("DoctorName", Name, TooLong.Cut);
    public static readonly TextField Comment = new("Comment", 4000, TooLong.Cut, Lines: true);

    public static readonly TextField UtmSource = new("UtmSource", Tag, TooLong.Cut);
    public static readonly TextField UtmMedium = new("UtmMedium", Tag, TooLong.Cut);
    public static readonly TextField UtmCampaign = new("UtmCampaign", Tag, TooLong.Cut);
    public static readonly TextField UtmTerm = new("UtmTerm", Tag, TooLong.Cut);
    public static readonly TextField UtmContent = new("UtmContent", Tag, TooLong.Cut);
    public static readonly TextField HttpReferer = new("HttpReferer", Url, TooLong.Cut);

    static readonly TextField[] Marketing = [UtmSource, UtmMedium, UtmCampaign, UtmTerm, UtmContent, HttpReferer];

    /// <summary>In the order of the table.</summary>
    public static readonly IReadOnlyList<TextField> OfCalls = [Direction, PhoneFrom, PhoneTo, LineDescription, RecordUrl, .. Marketing];

    /// <summary>In the order of the table.</summary>
    public static readonly IReadOnlyList<TextField> OfTickets =
        [Id, ClientPhone, ClientEmail, FormName, ClientFullName, ClientSurname, ClientName, ClientPatronymic, DoctorName, Comment, .. Marketing];
}
