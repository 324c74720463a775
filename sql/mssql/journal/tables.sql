-- tables: the tables and views of this login's own schema, where unqualified names of a script lead.
SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = SCHEMA_NAME();
