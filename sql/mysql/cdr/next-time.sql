-- next-time: when the next record began; NULL when there is none.
SELECT MIN(calldate) FROM cdr WHERE calldate >= @WindowFrom;
