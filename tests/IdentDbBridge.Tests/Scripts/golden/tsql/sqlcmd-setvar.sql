:setvar db "x"
SELECT 1
