-- purge: deletes so many entries at the most whose time is over, which depends on how they ended. The key leads to them.
DELETE TOP (@Rows) FROM IdentBridge_History
WHERE StartedUtc < @NetworkBefore AND (Kind = 'network' OR (Kind IN ('success', 'warning') AND StartedUtc < @DoneBefore) OR (Kind = 'known' AND StartedUtc < @KnownBefore) OR StartedUtc < @UnknownBefore);
