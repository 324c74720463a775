-- unlock: lets others write again.
UNLOCK TABLES
