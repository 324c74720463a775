-- create-index: makes an index that is no constraint.
CREATE $Clustered$ INDEX $Name$ ON $Table$ ($Columns$)
