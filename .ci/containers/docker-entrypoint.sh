#!/bin/bash
# Starts MariaDB as the official image does, as far as tests need it: MARIADB_… or MYSQL_… ROOT_PASSWORD, ALLOW_EMPTY_ROOT_PASSWORD (MYSQL_ALLOW_EMPTY_PASSWORD),
# DATABASE, USER and PASSWORD, the *.sql files in /docker-entrypoint-initdb.d, and more arguments for the server.
set -euo pipefail
data=/var/lib/mysql
run=/run/mysqld

# The value of a variable under either name.
setting() {
  local ours="MARIADB_$1" theirs="MYSQL_${2:-$1}"
  printf %s "${!ours:-${!theirs:-}}"
}

# A string literal, whatever is in it.
literal() { printf "'%s'" "$(printf %s "$1" | sed "s/[\\\\']/\\\\&/g")"; }

# The statements of the first start. One on a line: the server splits the file there.
first_statements() {
  local root database user file
  root=$(literal "$(setting ROOT_PASSWORD)")
  database=$(setting DATABASE)
  user=$(setting USER)
  echo "ALTER USER 'root'@'localhost' IDENTIFIED BY $root;"
  echo "CREATE USER IF NOT EXISTS 'root'@'%' IDENTIFIED BY $root;"
  echo "GRANT ALL ON *.* TO 'root'@'%' WITH GRANT OPTION;"
  [ -z "$database" ] || echo "CREATE DATABASE IF NOT EXISTS \`$database\`;"
  if [ -n "$user" ] && [ "$user" != root ]; then
    echo "CREATE USER IF NOT EXISTS $(literal "$user")@'%' IDENTIFIED BY $(literal "$(setting PASSWORD)");"
    [ -z "$database" ] || echo "GRANT ALL ON \`${database//_/\\_}\`.* TO $(literal "$user")@'%';"
  fi
  for file in /docker-entrypoint-initdb.d/*.sql; do
    [ -f "$file" ] || continue
    [ -z "$database" ] || echo "USE \`$database\`;"
    cat "$file"
    echo
  done
}

case ${1:-} in
  mysqld | mariadbd) shift ;;
  '' | -*) ;;
  *) exec "$@" ;;
esac
server=(mariadbd --user=mysql --datadir="$data" --bind-address=0.0.0.0 --skip-name-resolve --socket="$run/mysqld.sock")
mkdir -p "$data" "$run"
chown -R mysql:mysql "$data" "$run"
if [ ! -d "$data/mysql" ]; then
  if [ -z "$(setting ROOT_PASSWORD)$(setting ALLOW_EMPTY_ROOT_PASSWORD ALLOW_EMPTY_PASSWORD)" ]; then
    echo "MARIADB_ROOT_PASSWORD is not set." >&2
    exit 1
  fi
  mariadb-install-db --user=mysql --datadir="$data" --skip-test-db --auth-root-authentication-method=normal >/dev/null
  (umask 077 && first_statements > "$run/first.sql")
  chown mysql:mysql "$run/first.sql"
  server+=(--init-file="$run/first.sql")
fi
exec "${server[@]}" "$@"
