-- count-untimed: records that no window would find.
SELECT COUNT(*) FROM cdr WHERE calldate IS NULL OR calldate < @WindowFrom;
