-- hold: a word on a call that is not there yet. Under a key of its own it holds up nothing of the call.
UPDATE Outbox SET Key = @Key, Attempts = Attempts + 1, NotBeforeUtc = @NotBeforeUtc, RefusedReason = @Reason WHERE Number = @Number;
