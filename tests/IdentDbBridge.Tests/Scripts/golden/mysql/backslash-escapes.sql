SELECT 'it\'s; x';
SELECT "a\";b", 'c''; d', "e""; f";
SELECT 'ends with a backslash \\';
SELECT `a\`; SELECT `b;``c`;
