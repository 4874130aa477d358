-- Least privilege: three roles. Run once as an administrator, connected to the service's database, before the first migration:
--   psql "$ADMIN_URL" -v owner_password="'…'" -v app_password="'…'" -f deploy/postgres/roles.sql
--
--   attio_sync_owner   owns the tables; the migration job logs in with it, nothing else does
--   attio_sync_app     api, worker, CLI: reads and writes rows; may make and change views in schema crm, and nothing elsewhere
--   crm_reader         reads the views of schema crm; give it to the logins of analysts
--
-- The worker follows Attio's schema with views, so it must own schema crm: that is the one place where it may run DDL.

CREATE ROLE attio_sync_owner LOGIN PASSWORD :owner_password;
CREATE ROLE attio_sync_app LOGIN PASSWORD :app_password;
CREATE ROLE crm_reader NOLOGIN;

-- pg_trgm makes substring filters fast; where it cannot be had, they read every record. The owner may not make it by itself.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO attio_sync_owner;
GRANT USAGE ON SCHEMA public TO attio_sync_app;
CREATE SCHEMA IF NOT EXISTS crm AUTHORIZATION attio_sync_app;
GRANT USAGE ON SCHEMA crm TO crm_reader;

-- What migrations will make from now on.
ALTER DEFAULT PRIVILEGES FOR ROLE attio_sync_owner IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO attio_sync_app;
ALTER DEFAULT PRIVILEGES FOR ROLE attio_sync_owner IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO attio_sync_app;

-- What is there already, when the service ran with one role so far. Then also: ALTER TABLE … OWNER TO attio_sync_owner.
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO attio_sync_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO attio_sync_app;
