-- Finished and ongoing calls: written by the phone system, read by IDENT.
-- Clustered on time, because every poll of IDENT reads a window of DateAndTime.
-- Key columns are binary: what differs by a letter is a different value.
CREATE TABLE "$FinishedCalls$" (
    "DateAndTime" TEXT NOT NULL,
    "Direction" TEXT NOT NULL,
    "PhoneFrom" TEXT NOT NULL,
    "PhoneTo" TEXT NOT NULL,
    "WaitInSeconds" INTEGER NOT NULL,
    "TalkInSeconds" INTEGER NULL,
    "LineDescription" TEXT NULL,
    "RecordUrl" TEXT NULL,
    "UtmSource" TEXT NULL,
    "UtmMedium" TEXT NULL,
    "UtmCampaign" TEXT NULL,
    "UtmTerm" TEXT NULL,
    "UtmContent" TEXT NULL,
    "HttpReferer" TEXT NULL,
    CONSTRAINT "PK_$FinishedCalls$" PRIMARY KEY ("DateAndTime", "Direction", "PhoneFrom", "PhoneTo"),
    CONSTRAINT "CK_$FinishedCalls$_Direction" CHECK ("Direction" IN ('in', 'out')),
    CONSTRAINT "CK_$FinishedCalls$_PhoneTo" CHECK (rtrim("PhoneTo") <> ''),
    CONSTRAINT "CK_$FinishedCalls$_WaitInSeconds" CHECK ("WaitInSeconds" >= 0),
    CONSTRAINT "CK_$FinishedCalls$_TalkInSeconds" CHECK ("TalkInSeconds" >= 0),
    CONSTRAINT "CK_$FinishedCalls$_Years" CHECK ("DateAndTime" >= '2000' AND "DateAndTime" < '2200'),
    CONSTRAINT "CK_$FinishedCalls$_DateAndTime" CHECK ("DateAndTime" IS strftime('%Y-%m-%d %H:%M:%S', "DateAndTime")),
    CONSTRAINT "CK_$FinishedCalls$_Lengths" CHECK (
        length("PhoneFrom") <= 64
        AND length("PhoneTo") <= 64
        AND length("LineDescription") <= 255
        AND length("RecordUrl") <= 2000
        AND length("UtmSource") <= 500
        AND length("UtmMedium") <= 500
        AND length("UtmCampaign") <= 500
        AND length("UtmTerm") <= 500
        AND length("UtmContent") <= 500
        AND length("HttpReferer") <= 2000)
) STRICT, WITHOUT ROWID;

CREATE TABLE "$OngoingCalls$" (
    "DateAndTime" TEXT NOT NULL,
    "Direction" TEXT NOT NULL,
    "PhoneFrom" TEXT NOT NULL,
    "PhoneTo" TEXT NOT NULL,
    "WaitInSeconds" INTEGER NOT NULL,
    "TalkInSeconds" INTEGER NULL,
    "LineDescription" TEXT NULL,
    "RecordUrl" TEXT NULL,
    "UtmSource" TEXT NULL,
    "UtmMedium" TEXT NULL,
    "UtmCampaign" TEXT NULL,
    "UtmTerm" TEXT NULL,
    "UtmContent" TEXT NULL,
    "HttpReferer" TEXT NULL,
    CONSTRAINT "PK_$OngoingCalls$" PRIMARY KEY ("DateAndTime", "Direction", "PhoneFrom", "PhoneTo"),
    CONSTRAINT "CK_$OngoingCalls$_Direction" CHECK ("Direction" IN ('in', 'out')),
    CONSTRAINT "CK_$OngoingCalls$_PhoneTo" CHECK (rtrim("PhoneTo") <> ''),
    CONSTRAINT "CK_$OngoingCalls$_WaitInSeconds" CHECK ("WaitInSeconds" >= 0),
    CONSTRAINT "CK_$OngoingCalls$_TalkInSeconds" CHECK ("TalkInSeconds" >= 0),
    CONSTRAINT "CK_$OngoingCalls$_Years" CHECK ("DateAndTime" >= '2000' AND "DateAndTime" < '2200'),
    CONSTRAINT "CK_$OngoingCalls$_DateAndTime" CHECK ("DateAndTime" IS strftime('%Y-%m-%d %H:%M:%S', "DateAndTime")),
    CONSTRAINT "CK_$OngoingCalls$_Lengths" CHECK (
        length("PhoneFrom") <= 64
        AND length("PhoneTo") <= 64
        AND length("LineDescription") <= 255
        AND length("RecordUrl") <= 2000
        AND length("UtmSource") <= 500
        AND length("UtmMedium") <= 500
        AND length("UtmCampaign") <= 500
        AND length("UtmTerm") <= 500
        AND length("UtmContent") <= 500
        AND length("HttpReferer") <= 2000)
) STRICT, WITHOUT ROWID;
