namespace IdentDbBridge.IdentClients;

/// <summary>The columns of the tables that IDENT reads.</summary>
public static class Columns
{
    public static readonly string[] Calls =
    [
        "DateAndTime", "Direction", "PhoneFrom", "PhoneTo", "WaitInSeconds", "TalkInSeconds", "LineDescription", "RecordUrl",
        "UtmSource", "UtmMedium", "UtmCampaign", "UtmTerm", "UtmContent", "HttpReferer",
    ];

    public static readonly string[] Tickets =
    [
        "Id", "DateAndTime", "ClientPhone", "ClientEmail", "FormName", "ClientFullName", "ClientSurname", "ClientName", "ClientPatronymic",
        "PlanStart", "PlanEnd", "DoctorId", "DoctorName", "Comment", "UtmSource", "UtmMedium", "UtmCampaign", "UtmTerm", "UtmContent", "HttpReferer",
    ];
}
