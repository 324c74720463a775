-- fresh-statistics: what information_schema says of tables is read, and not remembered from yesterday. MySQL only.
SET SESSION information_schema_stats_expiry = 0;
