-- set-engine: makes the table one with transactions and long keys.
ALTER TABLE $Table$ ENGINE = $Engine$ ROW_FORMAT = $RowFormat$
