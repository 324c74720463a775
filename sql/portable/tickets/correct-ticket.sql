-- correct-ticket: everything but Id and time; 1 row when the ticket is there.
UPDATE $Tickets$
SET ClientPhone = @ClientPhone, ClientEmail = @ClientEmail, FormName = @FormName, ClientFullName = @ClientFullName,
    ClientSurname = @ClientSurname, ClientName = @ClientName, ClientPatronymic = @ClientPatronymic,
    PlanStart = @PlanStart, PlanEnd = @PlanEnd, DoctorId = @DoctorId, DoctorName = @DoctorName, Comment = @Comment,
    UtmSource = @UtmSource, UtmMedium = @UtmMedium, UtmCampaign = @UtmCampaign, UtmTerm = @UtmTerm, UtmContent = @UtmContent,
    HttpReferer = @HttpReferer
WHERE Id = @Id;
