-- set-aside: copies the rows that cannot stay, with their reasons.
INSERT INTO $Side$ (`IdentBridge_Reason`, $Names$) SELECT x.`IdentBridge_Reason`, $Listed$ FROM (SELECT $Columns$, $Reason$ AS `IdentBridge_Reason` FROM $Table$ m) x WHERE x.`IdentBridge_Reason` IS NOT NULL
