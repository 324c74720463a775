-- take-out-twins: takes out of the table all rows of the keys that were copied.
DELETE m FROM $Table$ m JOIN (SELECT $SideKey$ FROM $Side$ s WHERE s.`IdentBridge_Reason` = 'stays') d ON $Same$
