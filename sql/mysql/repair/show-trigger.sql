-- show-trigger: prints the text of a trigger before it is dropped, so that it can be kept.
SHOW CREATE TRIGGER $Name$
