SELECT 5--3;
SELECT 5 --3
;
SELECT 5 -- 3; SELECT 6
;
--dashes at the start; are a comment
SELECT 7 --
;--
SELECT 8--	; x
