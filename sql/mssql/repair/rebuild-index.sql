-- rebuild-index: switches an index on again.
ALTER INDEX $Name$ ON $Table$ REBUILD
