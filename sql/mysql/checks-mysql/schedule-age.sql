-- schedule-age: seconds since a row of the schedule was last written; NULL if nobody has since the server was started.
SELECT TIMESTAMPDIFF(SECOND, update_time, NOW()) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = @Intervals;
