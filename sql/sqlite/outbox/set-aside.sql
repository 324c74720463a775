-- set-aside: a record that cannot be delivered; it does not stop the others of its key.
UPDATE Outbox SET SetAsideReason = @Reason WHERE Number = @Number;
