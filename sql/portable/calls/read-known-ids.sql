-- read-known-ids: which of these ids belong to finished calls. The bracket is repeated for each id.
SELECT CallId FROM IdentBridge_Calls WHERE IsFinished = 1 AND CallId IN (@CallId);
