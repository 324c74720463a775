-- How each task of the exchange went, for the page that shows it: no value of a row, and nothing of a patient.
-- Clustered on time: the newest are read, the oldest are deleted.
CREATE TABLE "IdentBridge_History" (
    "StartedUtc" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Task" TEXT NOT NULL,
    "Source" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Status" INTEGER NULL,
    "Times" INTEGER NOT NULL,
    "Given" INTEGER NOT NULL,
    "LeftOut" INTEGER NOT NULL,
    "Milliseconds" INTEGER NOT NULL,
    "IsRepeat" INTEGER NOT NULL,
    "Reason" TEXT NULL,
    "Asked" TEXT NULL,
    "Answered" TEXT NULL,
    "FailingSinceUtc" TEXT NULL,
    CONSTRAINT "PK_IdentBridge_History" PRIMARY KEY ("StartedUtc", "Id")
) STRICT, WITHOUT ROWID;
