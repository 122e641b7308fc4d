#!/bin/sh
# Makes the roles and the database in a new PostgreSQL, as roles.py does in the embedded one.
set -eu
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
    --set owner_password="$PORTAL_OWNER_PASSWORD" --set app_password="$PORTAL_APP_PASSWORD" <<'SQL'
CREATE ROLE portal_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE portal_app LOGIN PASSWORD :'app_password';
GRANT portal_app TO portal_owner;
CREATE DATABASE portal OWNER portal_owner;
SQL
