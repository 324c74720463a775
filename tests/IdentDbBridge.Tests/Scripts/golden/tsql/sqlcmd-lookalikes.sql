SELECT geography
::Parse('POINT(1 2)'), '
:r x
!! y
exit
'
/*
:setvar a b
*/
label
:
GOTO label
