-- Tickets (requests from sites): written by web forms and aggregators, read by IDENT.
-- Clustered on time for the polls of IDENT; the unique key is the own Id of the writer.
CREATE TABLE "$Tickets$" (
    "Id" TEXT NOT NULL,
    "DateAndTime" TEXT NOT NULL,
    "ClientPhone" TEXT NOT NULL,
    "ClientEmail" TEXT NULL,
    "FormName" TEXT NULL,
    "ClientFullName" TEXT NULL,
    "ClientSurname" TEXT NULL,
    "ClientName" TEXT NULL,
    "ClientPatronymic" TEXT NULL,
    "PlanStart" TEXT NULL,
    "PlanEnd" TEXT NULL,
    "DoctorId" INTEGER NULL,
    "DoctorName" TEXT NULL,
    "Comment" TEXT NULL,
    "UtmSource" TEXT NULL,
    "UtmMedium" TEXT NULL,
    "UtmCampaign" TEXT NULL,
    "UtmTerm" TEXT NULL,
    "UtmContent" TEXT NULL,
    "HttpReferer" TEXT NULL,
    CONSTRAINT "PK_$Tickets$" PRIMARY KEY ("DateAndTime", "Id"),
    CONSTRAINT "UQ_$Tickets$_Id" UNIQUE ("Id"),
    CONSTRAINT "CK_$Tickets$_Id" CHECK (rtrim("Id") <> ''),
    CONSTRAINT "CK_$Tickets$_ClientPhone" CHECK (rtrim("ClientPhone") <> ''),
    CONSTRAINT "CK_$Tickets$_OneName" CHECK (
        "ClientFullName" IS NULL OR rtrim("ClientFullName") = ''
        OR (("ClientSurname" IS NULL OR rtrim("ClientSurname") = '')
            AND ("ClientName" IS NULL OR rtrim("ClientName") = '')
            AND ("ClientPatronymic" IS NULL OR rtrim("ClientPatronymic") = ''))),
    CONSTRAINT "CK_$Tickets$_PlanOrder" CHECK ("PlanStart" <= "PlanEnd"),
    CONSTRAINT "CK_$Tickets$_PlanLength" CHECK ("PlanEnd" <= strftime('%Y-%m-%d %H:%M:%S', "PlanStart", '+12 hours')),
    CONSTRAINT "CK_$Tickets$_Years" CHECK (
        "DateAndTime" >= '2000' AND "DateAndTime" < '2200'
        AND "PlanStart" >= '2000' AND "PlanStart" < '2200'
        AND "PlanEnd" >= '2000' AND "PlanEnd" < '2200'),
    CONSTRAINT "CK_$Tickets$_DateAndTime" CHECK ("DateAndTime" IS strftime('%Y-%m-%d %H:%M:%S', "DateAndTime")),
    CONSTRAINT "CK_$Tickets$_PlanStart" CHECK ("PlanStart" IS strftime('%Y-%m-%d %H:%M:%S', "PlanStart")),
    CONSTRAINT "CK_$Tickets$_PlanEnd" CHECK ("PlanEnd" IS strftime('%Y-%m-%d %H:%M:%S', "PlanEnd")),
    CONSTRAINT "CK_$Tickets$_Lengths" CHECK (
        length("Id") <= 400
        AND length("ClientPhone") <= 64
        AND length("ClientEmail") <= 320
        AND length("FormName") <= 255
        AND length("ClientFullName") <= 500
        AND length("ClientSurname") <= 255
        AND length("ClientName") <= 255
        AND length("ClientPatronymic") <= 255
        AND length("DoctorName") <= 255
        AND length("Comment") <= 4000
        AND length("UtmSource") <= 500
        AND length("UtmMedium") <= 500
        AND length("UtmCampaign") <= 500
        AND length("UtmTerm") <= 500
        AND length("UtmContent") <= 500
        AND length("HttpReferer") <= 2000)
) STRICT, WITHOUT ROWID;
