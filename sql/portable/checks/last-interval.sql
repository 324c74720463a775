-- last-interval: when the last interval begins; NULL when there is none.
SELECT MAX(StartDateTime) FROM $Intervals$;
