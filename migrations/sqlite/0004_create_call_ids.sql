-- The own ids of the phone system, beside the calls: IDENT must not meet a column of ours in its tables.
-- The key of the row in the exchange tables stands here too, since it may differ from the start by a second (see StartedUtc).
CREATE TABLE "IdentBridge_Calls" (
    "CallId" TEXT NOT NULL,
    "IsFinished" INTEGER NOT NULL,
    "DateAndTime" TEXT NOT NULL,
    "Direction" TEXT NOT NULL,
    "PhoneFrom" TEXT NOT NULL,
    "PhoneTo" TEXT NOT NULL,
    "StartedUtc" TEXT NOT NULL,
    "AnsweredUtc" TEXT NULL,
    CONSTRAINT "PK_IdentBridge_Calls" PRIMARY KEY ("StartedUtc", "CallId"),
    CONSTRAINT "UQ_IdentBridge_Calls_CallId" UNIQUE ("CallId")
) STRICT, WITHOUT ROWID;
