using static IdentDbBridge.Schema.Reports.DifferenceKind;
using static IdentDbBridge.Schema.Reports.Severity;

namespace IdentDbBridge.ServerTests.Diagnostics;

/// <summary>What may happen to a schema, one thing at a time.</summary>
static class SchemaChanges
{
    public static IReadOnlyList<SchemaChange> All { get; } =
    [
        // Tables.
        new(TableMissing, "Doctors", null, BreaksIdent) { MySql = "drop table IDENT_Doctors", MsSql = "drop table IDENT_Doctors", Sqlite = "drop table IDENT_Doctors" },
        new(TableMissing, "IdentBridge_Calls", null, BreaksBridge) { MySql = "drop table IdentBridge_Calls", MsSql = "drop table IdentBridge_Calls", Sqlite = "drop table IdentBridge_Calls" },
        new(TableMissing, "Tickets", null, BreaksIdent) { MySql = "rename table IDENT_Tickets to Tickets2", MsSql = "exec sp_rename 'IDENT_Tickets', 'Tickets2', 'OBJECT'", Sqlite = "alter table IDENT_Tickets rename to Tickets2", IsRepaired = false },
        new(View, "Branches", null, BreaksIdent) { MySql = View_, MsSql = View_, Sqlite = View_, IsRepaired = false },
        new(TableKind, "Branches", null, BreaksBridge) { MySql = "alter table IDENT_Branches engine = MyISAM", Sqlite = "edit IDENT_Branches|STRICT, WITHOUT ROWID|" },
        new(TableKind, "IdentBridge_Schedule", null, BreaksBridge) { MySql = "alter table IdentBridge_Schedule engine = MyISAM", Sqlite = "edit IdentBridge_Schedule|STRICT|" },
        new(TableKind, "Branches", null, Harmless) { MySql = "alter table IDENT_Branches row_format = COMPACT" },
        new(TableCollation, "Branches", null, Harmless) { MySql = "alter table IDENT_Branches default collate utf8mb4_bin" },

        // Columns that are there or not, and where.
        new(ColumnMissing, "Tickets", "UtmTerm", BreaksIdent) { MySql = "alter table IDENT_Tickets drop column UtmTerm", MsSql = "alter table IDENT_Tickets drop column UtmTerm" },
        new(ColumnMissing, "Branches", "Name", BreaksIdent) { MySql = "alter table IDENT_Branches drop column Name", MsSql = "alter table IDENT_Branches drop column Name", Sqlite = "alter table IDENT_Branches drop column Name" },
        new(ColumnMissing, "IdentBridge_Calls", "AnsweredUtc", BreaksBridge) { MySql = "alter table IdentBridge_Calls drop column AnsweredUtc", MsSql = "alter table IdentBridge_Calls drop column AnsweredUtc", Sqlite = "alter table IdentBridge_Calls drop column AnsweredUtc" },
        new(ColumnExtra, "Tickets", "Source", Harmless) { MySql = "alter table IDENT_Tickets add column Source varchar(50) null", MsSql = "alter table IDENT_Tickets add Source nvarchar(50) null", Sqlite = "alter table IDENT_Tickets add column Source text null", IsRepaired = false },
        new(ColumnExtra, "Doctors", "Room", Harmless) { MySql = "alter table IDENT_Doctors add column Room int not null default 7", MsSql = "alter table IDENT_Doctors add Room int not null default 7", Sqlite = "alter table IDENT_Doctors add column Room integer not null default 7", IsRepaired = false },
        new(ColumnExtra, "Branches", "City", BreaksIdent) { MySql = "alter table IDENT_Branches add column City varchar(50) not null", MsSql = "alter table IDENT_Branches add City nvarchar(50) null; update IDENT_Branches set City = ''; alter table IDENT_Branches alter column City nvarchar(50) not null", Sqlite = "edit IDENT_Branches|\"Name\" TEXT NULL,|\"Name\" TEXT NULL, City text not null," },
        new(ColumnExtra, "Tickets", "Manager", BreaksBridge) { MySql = "alter table IDENT_Tickets add column Manager int not null", MsSql = "alter table IDENT_Tickets add Manager int null; update IDENT_Tickets set Manager = 1; alter table IDENT_Tickets alter column Manager int not null" },
        new(ColumnOrder, "Branches", null, BreaksIdent) { MySql = "alter table IDENT_Branches modify column Name varchar(400) null first", MsSql = Last("Branches", "int null; update IDENT_Branches set Id = 1; alter table IDENT_Branches alter column Id int not null"), Sqlite = "edit IDENT_Branches|\"Id\" INTEGER NOT NULL,|;|\"Name\" TEXT NULL,|\"Name\" TEXT NULL, \"Id\" INTEGER NOT NULL," },
        new(ColumnOrder, "FinishedCalls", null, Harmless) { MsSql = "alter table IDENT_FinishedCalls drop column RecordUrl; alter table IDENT_FinishedCalls add RecordUrl nvarchar(2000) null", IsRepaired = false },
        new(ColumnOrder, "Tickets", null, Harmless) { MySql = "alter table IDENT_Tickets modify column Comment varchar(4000) null after Id", Sqlite = "edit IDENT_Tickets|\"FormName\" TEXT NULL,|;|\"ClientFullName\" TEXT NULL,|\"ClientFullName\" TEXT NULL, \"FormName\" TEXT NULL," },

        // Types.
        new(ColumnType, "FinishedCalls", "RecordUrl", BreaksBridge) { MySql = "alter table IDENT_FinishedCalls modify RecordUrl varchar(200) null", MsSql = "alter table IDENT_FinishedCalls alter column RecordUrl nvarchar(200)" },
        new(ColumnType, "Branches", "Name", BreaksIdent) { MySql = "alter table IDENT_Branches modify Name varchar(30) null", MsSql = "alter table IDENT_Branches alter column Name nvarchar(30)" },
        new(ColumnType, "FinishedCalls", "HttpReferer", Harmless) { MySql = "alter table IDENT_FinishedCalls modify HttpReferer varchar(2500) null", MsSql = "alter table IDENT_FinishedCalls alter column HttpReferer nvarchar(2500)" },
        new(ColumnType, "Tickets", "Comment", Harmless) { MySql = "alter table IDENT_Tickets modify Comment text null", MsSql = "alter table IDENT_Tickets alter column Comment nvarchar(max)" },
        new(ColumnType, "Tickets", "FormName", BreaksBridge) { MySql = "alter table IDENT_Tickets modify FormName tinytext null" },
        new(ColumnType, "Tickets", "DoctorName", BreaksIdent) { MsSql = "alter table IDENT_Tickets alter column DoctorName varchar(255)" },
        new(ColumnType, "Tickets", "ClientEmail", BreaksBridge) { MySql = "alter table IDENT_Tickets modify ClientEmail char(255) null", MsSql = "alter table IDENT_Tickets alter column ClientEmail nchar(320)" },
        new(ColumnType, "FinishedCalls", "TalkInSeconds", Harmless) { MySql = "alter table IDENT_FinishedCalls modify TalkInSeconds bigint null" },
        new(ColumnType, "OngoingCalls", "WaitInSeconds", BreaksBridge) { MySql = "alter table IDENT_OngoingCalls modify WaitInSeconds smallint not null" },
        new(ColumnType, "Tickets", "DoctorId", BreaksBridge) { MySql = "alter table IDENT_Tickets modify DoctorId int unsigned null" },
        new(ColumnType, "Tickets", "DoctorId", BreaksIdent) { MySql = "alter table IDENT_Tickets modify DoctorId varchar(20) null", MsSql = "alter table IDENT_Tickets alter column DoctorId nvarchar(20)", Sqlite = "edit IDENT_Tickets|\"DoctorId\" INTEGER|\"DoctorId\" TEXT" },
        new(ColumnType, "Intervals", "IsBusy", BreaksBridge) { MySql = "alter table IDENT_Intervals modify IsBusy int not null", MsSql = "alter table IDENT_Intervals alter column IsBusy int not null" },
        new(ColumnType, "Tickets", "PlanStart", BreaksIdent) { MySql = "alter table IDENT_Tickets modify PlanStart timestamp null" },
        new(ColumnType, "Tickets", "PlanEnd", BreaksIdent) { MySql = "alter table IDENT_Tickets modify PlanEnd varchar(30) null" },
        new(ColumnType, "Intervals", "StartDateTime", BreaksBridge) { MySql = "alter table IDENT_Intervals modify StartDateTime datetime(3) not null" },
        new(ColumnType, "Intervals", "LengthInMinutes", BreaksIdent) { MySql = "alter table IDENT_Intervals modify LengthInMinutes decimal(10,2) not null", MsSql = "alter table IDENT_Intervals alter column LengthInMinutes decimal(10,2) not null", Sqlite = "edit IDENT_Intervals|\"LengthInMinutes\" INTEGER|\"LengthInMinutes\" REAL" },
        new(ColumnType, "IdentBridge_Schedule", "SeenUtc", BreaksBridge) { MySql = "alter table IdentBridge_Schedule modify SeenUtc datetime not null", MsSql = "alter table IdentBridge_Schedule alter column SeenUtc datetime2(0) not null" },

        // NULL, defaults, collations, extras.
        new(ColumnNull, "Tickets", "ClientPhone", BreaksIdent) { MySql = "alter table IDENT_Tickets modify ClientPhone varchar(64) null", MsSql = "alter table IDENT_Tickets alter column ClientPhone nvarchar(64)", Sqlite = "edit IDENT_Tickets|\"ClientPhone\" TEXT NOT NULL|\"ClientPhone\" TEXT NULL" },
        new(ColumnNull, "Intervals", "IsBusy", BreaksIdent) { MySql = "alter table IDENT_Intervals modify IsBusy tinyint(1) null", MsSql = "alter table IDENT_Intervals alter column IsBusy bit", Sqlite = "edit IDENT_Intervals|\"IsBusy\" INTEGER NOT NULL|\"IsBusy\" INTEGER NULL" },
        new(ColumnNull, "Tickets", "FormName", BreaksBridge) { MySql = "alter table IDENT_Tickets modify FormName varchar(255) not null", MsSql = "alter table IDENT_Tickets alter column FormName nvarchar(255) not null", Sqlite = "edit IDENT_Tickets|\"FormName\" TEXT NULL|\"FormName\" TEXT NOT NULL" },
        new(ColumnNull, "Branches", "Name", BreaksIdent) { MySql = "alter table IDENT_Branches modify Name varchar(400) not null", MsSql = "alter table IDENT_Branches alter column Name nvarchar(400) not null", Sqlite = "edit IDENT_Branches|\"Name\" TEXT NULL|\"Name\" TEXT NOT NULL" },
        new(ColumnDefault, "FinishedCalls", "TalkInSeconds", Harmless) { MySql = "alter table IDENT_FinishedCalls alter column TalkInSeconds set default 0", MsSql = "alter table IDENT_FinishedCalls add constraint DF_Talk default 0 for TalkInSeconds", Sqlite = "edit IDENT_FinishedCalls|\"TalkInSeconds\" INTEGER NULL|\"TalkInSeconds\" INTEGER NULL DEFAULT 0" },
        new(ColumnDefault, "Tickets", "DateAndTime", Harmless) { MySql = "alter table IDENT_Tickets modify DateAndTime datetime not null default current_timestamp", Sqlite = "edit IDENT_Tickets|\"DateAndTime\" TEXT NOT NULL|\"DateAndTime\" TEXT NOT NULL DEFAULT (datetime('now'))" },
        new(ColumnCollation, "Tickets", "ClientName", Harmless) { MySql = "alter table IDENT_Tickets modify ClientName varchar(255) collate utf8mb4_bin null", MsSql = "alter table IDENT_Tickets alter column ClientName nvarchar(255) collate Latin1_General_100_BIN2" },
        new(ColumnCollation, "Tickets", "Id", BreaksBridge) { MySql = "alter table IDENT_Tickets modify Id varchar(400) collate utf8mb4_unicode_ci not null" },
        new(ColumnCollation, "Tickets", "Comment", BreaksIdent) { MySql = "alter table IDENT_Tickets modify Comment varchar(4000) character set latin1 null" },
        new(ColumnCollation, "Doctors", "Name", BreaksIdent) { MySql = "alter table IDENT_Doctors modify Name varchar(400) character set utf8mb3 null" },
        new(ColumnExtras, "Tickets", "PlanStart", BreaksIdent) { MySql = "alter table IDENT_Tickets modify PlanStart datetime null on update current_timestamp" },
        new(ColumnExtras, "Branches", "Id", BreaksIdent) { MySql = "alter table IDENT_Branches modify Id int not null auto_increment" },
        new(ColumnExtras, "Doctors", "Id", BreaksIdent) { MsSql = Last("Doctors", "int identity(2, 1) not null"), Also = [ColumnOrder] },
        new(ColumnExtras, "Intervals", "LengthInMinutes", BreaksIdent) { MsSql = "alter table IDENT_Intervals drop column LengthInMinutes; alter table IDENT_Intervals add LengthInMinutes as (15 + BranchId)", Also = [ColumnType, ColumnNull, ColumnOrder] },
        new(ColumnExtras, "Tickets", "Comment", BreaksBridge) { MsSql = "alter table IDENT_Tickets drop column Comment; alter table IDENT_Tickets add Comment as (FormName)", Also = [ColumnType, ColumnOrder] },

        // Keys and indexes.
        new(KeyMissing, "Intervals", null, BreaksIdent) { MySql = "alter table IDENT_Intervals drop primary key", MsSql = "alter table IDENT_Intervals drop constraint PK_IDENT_Intervals" },
        new(KeyMissing, "Tickets", "UQ_IDENT_Tickets_Id", BreaksIdent) { MySql = "drop index UQ_IDENT_Tickets_Id on IDENT_Tickets", Sqlite = "edit IDENT_Tickets|CONSTRAINT \"UQ_IDENT_Tickets_Id\" UNIQUE (\"Id\"),|" },
        new(KeyMissing, "Tickets", "IX_IDENT_Tickets_DateAndTime", BreaksIdent) { MsSql = "drop index IX_IDENT_Tickets_DateAndTime on IDENT_Tickets" },
        new(KeyColumns, "FinishedCalls", null, BreaksIdent) { MySql = "alter table IDENT_FinishedCalls drop primary key, add primary key (Direction, PhoneFrom, PhoneTo, DateAndTime)", MsSql = "alter table IDENT_FinishedCalls drop constraint PK_IDENT_FinishedCalls; alter table IDENT_FinishedCalls add constraint PK_IDENT_FinishedCalls primary key (Direction, PhoneFrom, PhoneTo, DateAndTime)", Sqlite = "edit IDENT_FinishedCalls|(\"DateAndTime\", \"Direction\", \"PhoneFrom\", \"PhoneTo\")|(\"Direction\", \"PhoneFrom\", \"PhoneTo\", \"DateAndTime\")" },
        new(KeyColumns, "Intervals", null, BreaksIdent) { MySql = "alter table IDENT_Intervals drop primary key, add primary key (BranchId, DoctorId, StartDateTime, LengthInMinutes)", MsSql = "alter table IDENT_Intervals drop constraint PK_IDENT_Intervals; alter table IDENT_Intervals add constraint PK_IDENT_Intervals primary key (BranchId, DoctorId, StartDateTime, LengthInMinutes)", Sqlite = "edit IDENT_Intervals|\"StartDateTime\")|\"StartDateTime\", \"LengthInMinutes\")" },
        new(KeyColumns, "Tickets", "UQ_IDENT_Tickets_Id", BreaksIdent) { MySql = "alter table IDENT_Tickets drop index UQ_IDENT_Tickets_Id, add unique key UQ_IDENT_Tickets_Id (Id(100))" },
        new(KeyColumns, "IdentBridge_Calls", "UQ_IdentBridge_Calls_CallId", BreaksBridge) { MySql = "alter table IdentBridge_Calls drop index UQ_IdentBridge_Calls_CallId, add index UQ_IdentBridge_Calls_CallId (CallId)" },
        new(KeyClustered, "Branches", "PK_IDENT_Branches", Harmless) { MsSql = "alter table IDENT_Branches drop constraint PK_IDENT_Branches; alter table IDENT_Branches add constraint PK_IDENT_Branches primary key nonclustered (Id)" },
        new(UniqueExtra, "Doctors", "UX_Name", BreaksIdent) { MySql = "create unique index UX_Name on IDENT_Doctors (Name)", MsSql = "create unique index UX_Name on IDENT_Doctors (Name)", Sqlite = "create unique index UX_Name on IDENT_Doctors (Name)" },
        new(UniqueExtra, "Tickets", "UX_Phone", BreaksBridge) { MySql = "create unique index UX_Phone on IDENT_Tickets (ClientPhone)", MsSql = "create unique index UX_Phone on IDENT_Tickets (ClientPhone)", Sqlite = "create unique index UX_Phone on IDENT_Tickets (ClientPhone)" },
        new(IndexExtra, "FinishedCalls", "IX_Line", Harmless) { MySql = "create index IX_Line on IDENT_FinishedCalls (LineDescription)", MsSql = "create index IX_Line on IDENT_FinishedCalls (LineDescription)", Sqlite = "create index IX_Line on IDENT_FinishedCalls (LineDescription)" },

        new(KeyName, "Tickets", "Own_Id", Harmless) { MySql = "alter table IDENT_Tickets drop index UQ_IDENT_Tickets_Id, add unique key Own_Id (Id)", MsSql = "exec sp_rename 'IDENT_Tickets.PK_IDENT_Tickets', 'Own_Id', 'INDEX'" },
        new(KeyName, "Tickets", "Own_Time", Harmless) { MsSql = "exec sp_rename 'IDENT_Tickets.IX_IDENT_Tickets_DateAndTime', 'Own_Time', 'INDEX'" },

        // Checks.
        new(CheckMissing, "FinishedCalls", "CK_IDENT_FinishedCalls_Direction", BreaksIdent) { MySql = "alter table IDENT_FinishedCalls drop constraint CK_IDENT_FinishedCalls_Direction", MsSql = "alter table IDENT_FinishedCalls drop constraint CK_IDENT_FinishedCalls_Direction", Sqlite = "edit IDENT_FinishedCalls|CONSTRAINT \"CK_IDENT_FinishedCalls_Direction\" CHECK (\"Direction\" IN ('in', 'out')),|" },
        new(CheckChanged, "Tickets", "CK_IDENT_Tickets_PlanLength", BreaksIdent) { MySql = "alter table IDENT_Tickets drop constraint CK_IDENT_Tickets_PlanLength; alter table IDENT_Tickets add constraint CK_IDENT_Tickets_PlanLength check (PlanEnd <= PlanStart + interval 13 hour)", MsSql = "alter table IDENT_Tickets drop constraint CK_IDENT_Tickets_PlanLength; alter table IDENT_Tickets add constraint CK_IDENT_Tickets_PlanLength check (dateadd(hour, -13, PlanEnd) <= PlanStart)", Sqlite = "edit IDENT_Tickets|'+12 hours'|'+13 hours'" },
        new(CheckChanged, "OngoingCalls", "CK_IDENT_OngoingCalls_Direction", BreaksIdent) { MySql = "alter table IDENT_OngoingCalls drop constraint CK_IDENT_OngoingCalls_Direction; alter table IDENT_OngoingCalls add constraint CK_IDENT_OngoingCalls_Direction check (Direction in ('in', 'Out'))", MsSql = "alter table IDENT_OngoingCalls drop constraint CK_IDENT_OngoingCalls_Direction; alter table IDENT_OngoingCalls add constraint CK_IDENT_OngoingCalls_Direction check (Direction in (N'in', N'Out'))", Sqlite = "edit IDENT_OngoingCalls|('in', 'out')|('in', 'Out')" },
        new(CheckOff, "Tickets", "CK_IDENT_Tickets_ClientPhone", BreaksIdent) { MySql = "alter table IDENT_Tickets alter check CK_IDENT_Tickets_ClientPhone not enforced", Only = "mysql" },
        new(CheckOff, "Tickets", "CK_IDENT_Tickets_Id", BreaksIdent) { MsSql = "alter table IDENT_Tickets nocheck constraint CK_IDENT_Tickets_Id" },
        new(CheckName, "Tickets", "Own_Check", Harmless) { MySql = "alter table IDENT_Tickets drop constraint CK_IDENT_Tickets_Id; alter table IDENT_Tickets add constraint Own_Check check (Id <> '')", MsSql = "exec sp_rename 'CK_IDENT_Tickets_Id', 'Own_Check', 'OBJECT'" },
        new(CheckExtra, "Intervals", "CK_Length", BreaksIdent) { MySql = "alter table IDENT_Intervals add constraint CK_Length check (LengthInMinutes < 700)", MsSql = "alter table IDENT_Intervals add constraint CK_Length check (LengthInMinutes < 700)", Sqlite = "edit IDENT_Intervals|\"IsBusy\" INTEGER NOT NULL,|\"IsBusy\" INTEGER NOT NULL, CONSTRAINT CK_Length CHECK (\"LengthInMinutes\" < 700)," },
        new(CheckExtra, "Tickets", "Comment", BreaksBridge) { MySql = "alter table IDENT_Tickets modify Comment varchar(4000) null check (Comment <> 'x')", Only = "mariadb" },

        // What stands in the way of writes, and the journal.
        new(Trigger, "Intervals", "TR_Intervals", BreaksIdent) { MySql = "create trigger TR_Intervals before insert on IDENT_Intervals for each row set new.IsBusy = 0", MsSql = "create trigger TR_Intervals on IDENT_Intervals after insert as set nocount on", Sqlite = "create trigger TR_Intervals after insert on IDENT_Intervals begin select 1; end" },
        new(Trigger, "Tickets", "TR_Tickets", BreaksBridge) { MySql = "create trigger TR_Tickets before insert on IDENT_Tickets for each row set new.Comment = 'x'", MsSql = "create trigger TR_Tickets on IDENT_Tickets after insert as set nocount on", Sqlite = "create trigger TR_Tickets after insert on IDENT_Tickets begin select 1; end" },
        new(ForeignKey, "Doctors", "FK_Doctor", BreaksIdent) { MySql = "alter table IDENT_Intervals add constraint FK_Doctor foreign key (DoctorId) references IDENT_Doctors (Id)", MsSql = "alter table IDENT_Intervals add constraint FK_Doctor foreign key (DoctorId) references IDENT_Doctors (Id)", Also = [IndexExtra] },
        new(ForeignKey, "Branches", "FK_Own", BreaksIdent) { MySql = "create table Own (Id int primary key, constraint FK_Own foreign key (Id) references IDENT_Branches (Id)) engine = InnoDB", MsSql = "create table Own (Id int primary key, constraint FK_Own foreign key (Id) references IDENT_Branches (Id))" },
        new(ForeignKey, "Branches", "", BreaksIdent) { Sqlite = "create table Own (Id integer primary key references IDENT_Branches (Id))", IsRepaired = false },
        new(Journal, "0003_create_schedule.sql", null, BreaksBridge) { MySql = Forget, MsSql = Forget, Sqlite = Forget, IsRepaired = false },
        new(Journal, "9999_unknown.sql", null, BreaksBridge) { MySql = "insert into schemaversions (scriptname, applied) values ('9999_unknown.sql', now())", MsSql = "insert into SchemaVersions (ScriptName, Applied) values ('9999_unknown.sql', getdate())", Sqlite = "insert into SchemaVersions (ScriptName, Applied) values ('9999_unknown.sql', datetime('now'))", IsRepaired = false },
        new(Journal, "0002_create_tickets.sql", null, BreaksBridge) { MySql = Edit, MsSql = Edit, Sqlite = Edit, IsRepaired = false },
    ];

    /// <summary>Moves the Id to the end of a table of SQL Server.</summary>
    static string Last(string table, string column) => $"alter table IDENT_{table} drop constraint PK_IDENT_{table}; alter table IDENT_{table} drop column Id; alter table IDENT_{table} add Id {column}; alter table IDENT_{table} add constraint PK_IDENT_{table} primary key (Id)";

    const string View_ = "drop table IDENT_Branches; create view IDENT_Branches as select 1 as Id, 'x' as Name";

    const string Forget = "delete from schemaversions where scriptname = '0003_create_schedule.sql'";

    const string Edit = "update IdentBridge_Migrations set Checksum = 'x' where ScriptName = '0002_create_tickets.sql'";
}
