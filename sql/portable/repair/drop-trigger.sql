-- drop-trigger: drops a trigger.
DROP TRIGGER $Name$
