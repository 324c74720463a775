-- wake: the call is there; what was said of it before is due.
UPDATE Outbox SET NotBeforeUtc = '' WHERE Key = @Key AND SetAsideReason IS NULL;
