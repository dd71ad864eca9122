-- Rights of the app role, given again after every deploy: it reads and writes rows, and owns nothing.
-- The role's name comes in the setting `hub.app_role` (see deploy.ts). Run by the owner role.
DO $grants$
DECLARE
  app text := quote_ident(current_setting('hub.app_role'));
  area text;
  held text;
  changing text;
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
  -- Rights and moves are those of the migrations: an app that could write them could give itself one.
  EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON TABLE public.access_right, public.positioning_move FROM %s', app);
  -- What needs are found by follows the needs: an app that could write it could show somebody a need that is not for them.
  EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON TABLE search.need, search.need_posting, search.need_generation FROM %s', app);
  -- What companies ask of a métier is read by one function, which says neither who nor where.
  EXECUTE format('REVOKE ALL ON TABLE public.need_layer, public.need_layer_skill FROM %s', app);
  -- What a word of needs means follows the decisions.
  EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON TABLE public.asked_word_skill FROM %s', app);
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON TABLE public.regional_skill, public.asked_word_review FROM %s', app);
  -- The audit trail only grows: its triggers refuse too.
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON TABLE public.audit_event, public.audit_seal, public.audit_seal_entry FROM %s', app);
  -- Nor are people, seats and positionings removed by the portal.
  EXECUTE format('REVOKE DELETE, TRUNCATE ON TABLE public.person, public.session_seats, public.managed_session, public.catalogue_tie, '
    || 'public.positioning, public.positioned_person, public.positioning_event, public.positioning_picture, public.person_tie, '
    || 'public.suggestion, public.suggestion_event, public.proposal, public.proposal_event, public.need, public.need_event, public.need_told_apart, '
    || 'public.session_event, public.skills_agreement, public.opening_request, public.opening_event, public.opening_answer, '
    || 'public.operation, public.operation_event, public.operation_asked, public.aid_request, public.aid_event FROM %s', app);
  -- Of these, only the columns that a life changes: not whose session it is, nor what opens it, nor who is a member of what.
  FOR held, changing IN VALUES
    ('account', NULL), ('answered_command', NULL), ('association_agreement', 'ends_on'), ('authorisation', 'state, version'),
    ('authorisation_event', NULL),
    ('credential', 'password_hash, changed_at'), ('follow_contact', NULL),
    ('follow_up', 'ended_at'), ('identity', NULL), ('invitation', 'accepted_at, revoked_at'),
    ('membership', 'ended_at'), ('one_time_link', 'used_at'), ('organisation', NULL), ('passkey', 'counter, last_used_at'),
    ('person', 'merged_into_id'), ('person_fact', NULL), ('person_match', NULL), ('positioning_picture', NULL),
    ('person_tie', 'answer, answered_at, answered_by_account_id, to_person_id'), ('account_offer', 'used_at'),
    ('person_file', 'last_name, first_name, commune_code, birth_date, birth_commune_code, phone, mail, channel, address_line, '
      || 'address_more, postal_code, address_town, is_restricted, shares_progress_since, version, account_id, person_id'),
    ('managed_session', 'promotes_automatically, state, is_closed_by_portal, starts_on, ends_on, postponed_from, version'),
    ('session_event', NULL), ('positioning_event', NULL),
    ('catalogue_tie', 'ended_at'), ('positioned_person', 'last_name, first_name, phone, mail, is_eligible'),
    ('positioning', 'state, since, answer_by, holds_seat, waiting_rank, meeting_on, reason, agreed_at, stay_state, entered_on, stay_on, '
      || 'exit_reason, obtained_blocks, version'),
    ('suggestion', 'state, answer_by, reason, positioning_id, version'), ('suggestion_event', NULL),
    ('proposal', 'answers_for_id, state, due_on, meets_on, meets_at, meets_how, meets_where, meets_ask, '
      || 'reason, company_name, version'), ('proposal_event', NULL), ('introduction', NULL),
    ('need', 'state, company_name, company_confirmed_at, metier_code, headcount, asked_on, due_on, hired, hired_from, reason, '
      || 'visibility, merged_into_id, version'),
    ('aid_request', 'provider_id, state, starts_on, ends_on, hours, company_hours, cost_cents, granted_cents, filed_on, due_on, '
      || 'agreed_starts_on, agreed_cost_cents, reason, version'), ('aid_event', NULL), ('aid_applicant', NULL),
    ('opening_request', 'state, due_on, reminded_on, seats, people, is_funded, reason, session_id, version'), ('opening_event', NULL),
    ('opening_contribution', 'account_id, seats, people, why, need_id, at'), ('opening_answer', 'answer, reason, at'),
    ('operation', 'state, reason, version'), ('operation_event', NULL), ('operation_step', NULL), ('operation_asked', NULL),
    ('need_people', 'counted_on, have_all, lack_one, lack_two, lack_three'),
    ('need_skill', NULL), ('need_event', NULL), ('need_contact', 'answers_for_id'), ('need_link', NULL), ('need_told_apart', NULL),
    ('session_seats', 'announced_feed, announced_here, taken_elsewhere, held'), ('recovery_code', 'used_at'),
    ('positioning_link', 'token_hash, ended_at'), ('positioning_notice', 'sent_at, message_id, receipt, receipt_at, retold_at, retold_message_id'), ('paper_letter', 'printed_at, replaced_at, sealed_letter'),
    ('held_skills', 'content, changed_at'), ('skills_agreement', 'ended_at, ended_by_account_id'),
    ('refusal_link', 'revoked_at'), ('sign_in_session', 'last_seen_at, ended_at'), ('skill_draft', 'content, expires_at'), ('stand_in', NULL), ('pending_totp', NULL),
    ('totp_factor', 'last_step'), ('unknown_word', 'searches, word')
  LOOP
    EXECUTE format('REVOKE UPDATE ON TABLE public.%I FROM %s', held, app);
    IF changing IS NOT NULL THEN
      EXECUTE format('GRANT UPDATE (%s) ON TABLE public.%I TO %s', changing, held, app);
    END IF;
  END LOOP;
  -- Imports stage their rows in temporary tables.
  IF has_database_privilege(current_user, current_database(), 'TEMPORARY WITH GRANT OPTION') THEN
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO %s', current_database(), app);
  END IF;
END
$grants$;
