-- encryption: a file is read without a network.
SELECT 'no network' AS Value;
