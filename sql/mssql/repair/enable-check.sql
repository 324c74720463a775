-- enable-check: switches a check on again, if every row passes.
ALTER TABLE $Table$ WITH CHECK CHECK CONSTRAINT $Name$
