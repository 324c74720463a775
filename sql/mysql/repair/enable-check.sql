-- enable-check: switches a check on again, if every row passes.
ALTER TABLE $Table$ ALTER CHECK $Name$ ENFORCED
