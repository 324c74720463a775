-- release: frees the run lock of this connection.
SELECT CAST(RELEASE_LOCK(@Name) AS SIGNED);
