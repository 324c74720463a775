-- read-known-ids: which of these Ids are there. The bracket is repeated for each Id.
SELECT Id FROM $Tickets$ WHERE Id IN (@Id);
