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
  -- The audit trail only grows: its triggers refuse too.
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON TABLE public.audit_event, public.audit_seal, public.audit_seal_entry FROM %s', app);
  -- Of these, only what a life changes: not whose session it is, nor the secret that opens it, nor who is a member of what.
  EXECUTE format('REVOKE UPDATE ON TABLE public.sign_in_session, public.membership, public.invitation, public.follow_up, public.one_time_link, public.passkey, public.refusal_link FROM %s', app);
  EXECUTE format('GRANT UPDATE (last_seen_at, ended_at) ON TABLE public.sign_in_session TO %s', app);
  EXECUTE format('GRANT UPDATE (ended_at) ON TABLE public.membership, public.follow_up TO %s', app);
  EXECUTE format('GRANT UPDATE (accepted_at, revoked_at) ON TABLE public.invitation TO %s', app);
  EXECUTE format('GRANT UPDATE (used_at) ON TABLE public.one_time_link TO %s', app);
  EXECUTE format('GRANT UPDATE (counter, last_used_at) ON TABLE public.passkey TO %s', app);
  EXECUTE format('GRANT UPDATE (revoked_at) ON TABLE public.refusal_link TO %s', app);
  -- Imports stage their rows in temporary tables.
  IF has_database_privilege(current_user, current_database(), 'TEMPORARY WITH GRANT OPTION') THEN
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO %s', current_database(), app);
  END IF;
END
$grants$;
