SELECT 1;
-- go
use other;
