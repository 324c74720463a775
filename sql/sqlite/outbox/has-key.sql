-- has-key: 1 when a record of the key waits.
SELECT EXISTS (SELECT 1 FROM Outbox WHERE Key = @Key AND SetAsideReason IS NULL);
