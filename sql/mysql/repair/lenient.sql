-- lenient: while rows are looked through, a value that is no number or date is none, and no error; 0 is a number like others.
SET SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO'
