-- forget-stayed: what was put back is no longer set aside.
DELETE FROM $Side$ WHERE `IdentBridge_Reason` = 'stays'
