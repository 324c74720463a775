-- add-ticket: one ticket; a duplicate Id is an error. Batches repeat the row in the brackets.
INSERT INTO $Tickets$
    (Id, DateAndTime, ClientPhone, ClientEmail, FormName, ClientFullName, ClientSurname, ClientName, ClientPatronymic,
    PlanStart, PlanEnd, DoctorId, DoctorName, Comment, UtmSource, UtmMedium, UtmCampaign, UtmTerm, UtmContent, HttpReferer)
VALUES
    (@Id, @DateAndTime, @ClientPhone, @ClientEmail, @FormName, @ClientFullName, @ClientSurname, @ClientName, @ClientPatronymic,
    @PlanStart, @PlanEnd, @DoctorId, @DoctorName, @Comment, @UtmSource, @UtmMedium, @UtmCampaign, @UtmTerm, @UtmContent, @HttpReferer);
