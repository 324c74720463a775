-- change-table: everything that differs in a table, at one go: the server makes it anew once, or changes nothing.
ALTER TABLE $Table$
    $Clauses$
