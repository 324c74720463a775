-- remove: records that were delivered. The bracket is repeated for each.
DELETE FROM Outbox WHERE Number IN (@Number);
