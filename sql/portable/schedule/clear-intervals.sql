-- clear-intervals: before an upload that differs.
DELETE FROM $Intervals$;
