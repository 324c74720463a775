-- has-early: 1 when a word waits for its call. The range is that of their keys, in the index of keys.
SELECT EXISTS (SELECT 1 FROM Outbox WHERE Key >= 'early ' AND Key < 'early!' AND SetAsideReason IS NULL);
