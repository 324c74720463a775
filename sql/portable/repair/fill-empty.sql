-- fill-empty: an empty text where there is none.
UPDATE $Table$ SET $Name$ = '' WHERE $Name$ IS NULL
