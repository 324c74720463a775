-- strict-change: a change that would cut or replace a value is refused and changes nothing. Empty dates in columns that are not ours may stay.
SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'
