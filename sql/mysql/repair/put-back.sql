-- put-back: puts the one row of each key back that stays.
INSERT INTO $Table$ ($Names$) SELECT $Columns$ FROM $Side$ s WHERE s.`IdentBridge_Reason` = 'stays'
