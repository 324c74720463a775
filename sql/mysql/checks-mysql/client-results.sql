-- client-results: and after it, so that texts come in the character sets of their columns.
SET character_set_results = NULL;
