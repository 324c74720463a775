-- clear-branches: before an upload that differs.
DELETE FROM $Branches$;
