-- set-auto-close: the database stays open when nobody is connected.
ALTER DATABASE $Database$ SET AUTO_CLOSE OFF;
