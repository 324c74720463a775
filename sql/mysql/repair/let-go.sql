-- let-go: each statement is committed again.
SET SESSION autocommit = 1
