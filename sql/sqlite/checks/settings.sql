-- settings: those that are kept in the file.
SELECT 'journal_mode' AS Name, journal_mode AS Value FROM pragma_journal_mode;
