-- fill-empty: an empty text where there is none.
UPDATE $Table$ SET $Name$ = ''$Kept$ WHERE $Name$ IS NULL
