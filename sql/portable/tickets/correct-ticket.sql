-- correct-ticket: everything but Id and time, while IDENT cannot be sure to have read it. 1 row when it was in time.
UPDATE $Tickets$
SET ClientPhone = @ClientPhone, ClientEmail = @ClientEmail, FormName = @FormName, ClientFullName = @ClientFullName,
    ClientSurname = @ClientSurname, ClientName = @ClientName, ClientPatronymic = @ClientPatronymic,
    PlanStart = @PlanStart, PlanEnd = @PlanEnd, DoctorId = @DoctorId, DoctorName = @DoctorName, Comment = @Comment,
    UtmSource = @UtmSource, UtmMedium = @UtmMedium, UtmCampaign = @UtmCampaign, UtmTerm = @UtmTerm, UtmContent = @UtmContent,
    HttpReferer = @HttpReferer
WHERE Id = @Id AND DateAndTime > @ReadUntil;
