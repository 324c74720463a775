BEGIN TRANSACTION;
CREATE TABLE Delivery (
    Id INTEGER PRIMARY KEY CHECK (Id = 1),
    TriedUtc TEXT NOT NULL,
    Error TEXT NULL
) STRICT;
INSERT INTO "Delivery" VALUES(1,'2026-11-27 12:53:29.416127','Database missing: nowhere/x.db does not exist. Create it first, or correct its name. (SQLite 14: unable to open database file)');
CREATE TABLE Outbox (
    Number INTEGER PRIMARY KEY AUTOINCREMENT,
    Key TEXT NOT NULL,
    Kind TEXT NOT NULL,
    Body TEXT NOT NULL,
    QueuedUtc TEXT NOT NULL,
    NotBeforeUtc TEXT NOT NULL,
    Attempts INTEGER NOT NULL DEFAULT 0,
    SetAsideReason TEXT NULL
) STRICT;
INSERT INTO "Outbox" VALUES(1,'call 1','StartCall','{"$type":"start-call","Call":{"CallId":"1","Call":{"DateAndTime":"2026-01-01T12:00:00","WaitInSeconds":0,"TalkInSeconds":null,"RecordUrl":null,"Direction":0,"PhoneFrom":"\u002B70001234567","PhoneTo":"\u002B70007654321","LineDescription":"\u0420\u0435\u0433\u0438\u0441\u0442\u0440\u0430\u0442\u0443\u0440\u0430","UtmSource":"vk","UtmMedium":"cpc","UtmCampaign":"\u0437\u0438\u043C\u0430","UtmTerm":"\u0437\u0443\u0431","UtmContent":"a","HttpReferer":"https://\u043A\u043B\u0438\u043D\u0438\u043A\u0430.example/","LandingUrl":null},"StartedUtc":"2026-01-01T09:00:00","AnsweredUtc":null,"EndedUtc":null},"Key":"call 1"}','2026-11-27 12:53:29.1334571','2026-11-27 12:53:29.1334571',0,NULL);
INSERT INTO "Outbox" VALUES(2,'call 1','AnswerCall','{"$type":"answer-call","CallId":"1","AnsweredUtc":"2026-01-01T09:00:05","Key":"call 1"}','2026-11-27 12:53:29.1700818','2026-11-27 12:53:29.1700818',0,NULL);
INSERT INTO "Outbox" VALUES(3,'call 1','FinishCall','{"$type":"finish-call","CallId":"1","AnsweredUtc":"2026-01-01T09:00:06","EndedUtc":"2026-01-01T09:01:05","RecordUrl":"https://pbx.example/1","Key":"call 1"}','2026-11-27 12:53:29.1903153','2026-11-27 12:53:29.1903153',0,NULL);
INSERT INTO "Outbox" VALUES(4,'call 1','SetRecordUrl','{"$type":"set-record-url","CallId":"1","RecordUrl":"https://pbx.example/1.mp3","Key":"call 1"}','2026-11-27 12:53:29.2096902','2026-11-27 12:53:29.2096902',0,NULL);
INSERT INTO "Outbox" VALUES(5,'call 2','AddFinishedCall','{"$type":"add-call","Call":{"CallId":"2","Call":{"DateAndTime":"2026-01-01T12:01:40","WaitInSeconds":5,"TalkInSeconds":60,"RecordUrl":"https://pbx.example/2","Direction":1,"PhoneFrom":"\u002B70001234567","PhoneTo":"\u002B70007654321","LineDescription":"\u0420\u0435\u0433\u0438\u0441\u0442\u0440\u0430\u0442\u0443\u0440\u0430","UtmSource":"vk","UtmMedium":"cpc","UtmCampaign":"\u0437\u0438\u043C\u0430","UtmTerm":"\u0437\u0443\u0431","UtmContent":"a","HttpReferer":"https://\u043A\u043B\u0438\u043D\u0438\u043A\u0430.example/","LandingUrl":null},"StartedUtc":"2026-01-01T09:01:40","AnsweredUtc":"2026-01-01T09:01:45","EndedUtc":"2026-01-01T09:02:45"},"Key":"call 2"}','2026-11-27 12:53:29.2188742','2026-11-27 12:53:29.2188742',0,NULL);
INSERT INTO "Outbox" VALUES(6,'ticket site-1','AddTicket','{"$type":"add-ticket","Ticket":{"DateAndTime":"2026-01-01T12:00:00","PlanStart":"2026-01-02T12:00:00","PlanEnd":"2026-01-02T13:00:00","Id":"site-1","ClientPhone":"\u002B70001234567","ClientEmail":"a@example.org","FormName":"\u0417\u0430\u043F\u0438\u0441\u044C","ClientFullName":null,"ClientSurname":"\u041F\u0440\u043E\u0432\u0435\u0440\u043A\u0438\u043D","ClientName":"\u0410\u043D\u043D\u0430","ClientPatronymic":"\u041E.","DoctorId":1001,"DoctorName":"\u0417\u0443\u0431\u043E\u0432","Comment":"\u0441\u0442\u0440\u043E\u043A\u0430 1\n\u0441\u0442\u0440\u043E\u043A\u0430 2","UtmSource":"vk","UtmMedium":"cpc","UtmCampaign":"\u0437\u0438\u043C\u0430","UtmTerm":"\u0437\u0443\u0431","UtmContent":"a","HttpReferer":"https://\u043A\u043B\u0438\u043D\u0438\u043A\u0430.example/","LandingUrl":null},"Key":"ticket site-1"}','2026-11-27 12:53:29.2647058','2026-11-27 12:53:29.2647058',0,NULL);
INSERT INTO "Outbox" VALUES(7,'ticket site-1','CorrectTicket','{"$type":"correct-ticket","Ticket":{"DateAndTime":"2026-01-01T12:00:00","PlanStart":"2026-01-02T12:00:00","PlanEnd":"2026-01-02T13:00:00","Id":"site-1","ClientPhone":"\u002B70001234567","ClientEmail":"a@example.org","FormName":"\u0417\u0430\u043F\u0438\u0441\u044C","ClientFullName":"\u041F\u0440\u043E\u0432\u0435\u0440\u043A\u0438\u043D\u0430 \u0410\u043D\u043D\u0430","ClientSurname":null,"ClientName":null,"ClientPatronymic":null,"DoctorId":1001,"DoctorName":"\u0417\u0443\u0431\u043E\u0432","Comment":"\u0441\u0442\u0440\u043E\u043A\u0430 1\n\u0441\u0442\u0440\u043E\u043A\u0430 2","UtmSource":"vk","UtmMedium":"cpc","UtmCampaign":"\u0437\u0438\u043C\u0430","UtmTerm":"\u0437\u0443\u0431","UtmContent":"a","HttpReferer":"https://\u043A\u043B\u0438\u043D\u0438\u043A\u0430.example/","LandingUrl":null},"ReadUntil":"2026-11-27T15:51:29","Key":"ticket site-1"}','2026-11-27 12:53:29.2786197','2026-11-27 12:53:29.2786197',0,NULL);
INSERT INTO "Outbox" VALUES(8,'ticket site-2','AddTicket','{"$type":"add-ticket","Ticket":{"DateAndTime":"2026-01-01T12:00:00","PlanStart":null,"PlanEnd":null,"Id":"site-2","ClientPhone":"\u002B70001234567","ClientEmail":null,"FormName":null,"ClientFullName":null,"ClientSurname":null,"ClientName":null,"ClientPatronymic":null,"DoctorId":null,"DoctorName":null,"Comment":null,"UtmSource":null,"UtmMedium":null,"UtmCampaign":null,"UtmTerm":null,"UtmContent":null,"HttpReferer":null,"LandingUrl":null},"Key":"ticket site-2"}','2026-11-27 12:53:29.2927916','2026-11-27 12:53:29.2927916',0,NULL);
CREATE INDEX IX_Outbox_Key ON Outbox (Key, Number) WHERE SetAsideReason IS NULL;
CREATE INDEX IX_Outbox_SetAside ON Outbox (SetAsideReason) WHERE SetAsideReason IS NOT NULL;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('Outbox',8);
COMMIT;
