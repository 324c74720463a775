SELECT `a;b`, "a;b", 'a;b';
SELECT 2;
