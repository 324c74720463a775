-- side-table: takes the rows that cannot stay in a table, with the reason; the columns are as they were in the table made by hand.
CREATE TABLE $Side$ (`IdentBridge_Row` bigint NOT NULL AUTO_INCREMENT PRIMARY KEY, `IdentBridge_Reason` varchar(200) CHARACTER SET utf8mb4 NOT NULL) AS SELECT $Columns$ FROM $Table$ m WHERE FALSE
