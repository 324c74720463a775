-- postpone: a record that the server did not take, and why.
UPDATE Outbox SET Attempts = Attempts + 1, NotBeforeUtc = @NotBeforeUtc, RefusedReason = @Reason WHERE Number = @Number;
