SELECT ';', ";", `;`, [;], 'it''s; x', "a"";", `a``;`;
SELECT [a;b] FROM t; SELECT '\'; SELECT 'back\slash';
