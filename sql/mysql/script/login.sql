-- login: who runs the script.
CURRENT_USER()
