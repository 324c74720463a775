-- postpone: a record that the server did not take.
UPDATE Outbox SET Attempts = Attempts + 1, NotBeforeUtc = @NotBeforeUtc WHERE Number = @Number;
