-- create-applied: DbUp's own journal, to the letter. Where explicit_defaults_for_timestamp is off, "applied" updates itself: never UPDATE a row.
CREATE TABLE IF NOT EXISTS `schemaversions` (
    `schemaversionid` INT NOT NULL AUTO_INCREMENT,
    `scriptname` VARCHAR(255) NOT NULL,
    `applied` TIMESTAMP NOT NULL,
    PRIMARY KEY (`schemaversionid`)
);
