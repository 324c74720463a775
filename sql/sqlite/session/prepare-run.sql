-- prepare-run: readers must not stop the writer, nor he them; kept in the file once set.
PRAGMA journal_mode = WAL;
