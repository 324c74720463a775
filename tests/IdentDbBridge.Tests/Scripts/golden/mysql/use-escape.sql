SELECT 1;
\u other
