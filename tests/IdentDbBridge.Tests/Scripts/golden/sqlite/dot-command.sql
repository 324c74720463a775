SELECT 1;
-- c
.read other.sql
