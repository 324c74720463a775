-- count-warnings: of the statement before: LOAD DATA LOCAL cuts and skips with a warning, where an INSERT fails.
SELECT @@warning_count;
