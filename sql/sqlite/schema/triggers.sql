-- triggers: the triggers of this file.
SELECT tbl_name AS TableName, name AS Name FROM sqlite_schema WHERE type = 'trigger';
