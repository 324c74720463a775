-- login: who runs the script.
SUSER_SNAME()
