-- forgotten-values: the variables that a SET GLOBAL has changed, and that the next restart will put back. MySQL only; needs SELECT on performance_schema.
SELECT LOWER(v.VARIABLE_NAME) AS Name, 'SQL' AS Value
FROM performance_schema.variables_info v
LEFT JOIN performance_schema.persisted_variables p ON p.VARIABLE_NAME = v.VARIABLE_NAME
WHERE v.VARIABLE_SOURCE = 'DYNAMIC' AND p.VARIABLE_NAME IS NULL;
