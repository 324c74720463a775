-- clear-doctors: before an upload that differs.
DELETE FROM $Doctors$;
