-- triggers: the triggers of this database that the login may see.
SELECT EVENT_OBJECT_TABLE AS TableName, TRIGGER_NAME AS Name
FROM information_schema.TRIGGERS
WHERE EVENT_OBJECT_SCHEMA = DATABASE();
