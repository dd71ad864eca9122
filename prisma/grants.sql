-- Rights of the app role, given again after every deploy: it reads and writes rows, and owns nothing.
-- The role's name comes in the setting `hub.app_role` (see deploy.ts). Run by the owner role.
DO $grants$
DECLARE
  app text := quote_ident(current_setting('hub.app_role'));
  area text;
BEGIN
  FOR area IN SELECT nspname FROM pg_namespace WHERE nspname IN ('public', 'search') LOOP
    IF has_schema_privilege(current_user, area, 'CREATE WITH GRANT OPTION') THEN
      EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC, %s', area, app);
      EXECUTE format('GRANT USAGE ON SCHEMA %I TO %s', area, app);
    END IF;
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %s', area, app);
    EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO %s', area, app);
  END LOOP;
  -- The history of migrations is the owner's alone: an app that could edit it could hide a change of the schema.
  EXECUTE format('REVOKE ALL ON TABLE public._prisma_migrations FROM %s', app);
  -- Imports stage their rows in temporary tables.
  IF has_database_privilege(current_user, current_database(), 'TEMPORARY WITH GRANT OPTION') THEN
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO %s', current_database(), app);
  END IF;
END
$grants$;
