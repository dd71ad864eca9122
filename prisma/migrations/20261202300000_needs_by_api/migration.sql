-- An organisation tells needs by its software: a token with a scope acts in its name, and what it told is found again by its reference or
-- its key, so that it is told once.
-- Reason: branches and agencies write needs in a tool of theirs; typed again by hand, they come late or twice.
-- Lock: new tables, whose foreign keys take a short lock on need, organisation and account; functions and policies are replaced.
-- Rollback: drop the two tables, hub_contributes, hub_contributed_need_told, the policies and the right below that are new;
-- hub_need_moves is that of 20261201300100_need_merged, hub_need_commander, need_add, need_command, need_skill_add and hub_right_of those of
-- 20261129185000_needs, need_contact_add that of 20261201300100_need_merged, hub_may_record that of
-- 20261130200000_command_costs_less,
-- audit_event_by_who_may that of 20261130400000_need_answers.
-- Measured: nothing to measure, the tables are new.

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "token_hash" VARCHAR(64) NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "scope" VARCHAR(20) NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "revoked_at" TIMESTAMPTZ,

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contributed_need" (
    "need_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "reference" VARCHAR(80),
    "key" VARCHAR(80),
    "content_hash" CHAR(64) NOT NULL,
    "token_id" UUID,
    "told_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "contributed_need_pkey" PRIMARY KEY ("need_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_organisation_id_created_at_idx" ON "api_token"("organisation_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "contributed_need_organisation_id_reference_key" ON "contributed_need"("organisation_id", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "contributed_need_organisation_id_key_key" ON "contributed_need"("organisation_id", "key");

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contributed_need" ADD CONSTRAINT "contributed_need_need_id_fkey" FOREIGN KEY ("need_id") REFERENCES "need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contributed_need" ADD CONSTRAINT "contributed_need_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contributed_need" ADD CONSTRAINT "contributed_need_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "api_token"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand from here.

-- Whose need it is is written first: until then, whoever tells it may not write it.
ALTER TABLE contributed_need ALTER CONSTRAINT contributed_need_need_id_fkey DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE contributed_need ADD CONSTRAINT contributed_need_named CHECK (reference IS NOT NULL OR key IS NOT NULL);
ALTER TABLE api_token
  ADD CONSTRAINT api_token_ends CHECK (expires_at > created_at AND expires_at <= created_at + interval '1 year'),
  ADD CONSTRAINT api_token_scope CHECK (scope IN ('needs.write', 'needs.read'));

-- The rows of `needTransitions` (app/needs/need-states.ts), one a move.
CREATE OR REPLACE FUNCTION hub_need_moves() RETURNS TABLE (command text, from_state text, to_state text, by_commander text)
LANGUAGE sql IMMUTABLE AS $$
  SELECT v.* FROM (VALUES ('post', NULL, 'posted', 'company'), ('post', NULL, 'posted', 'contributor'),
    ('confirm', 'posted', 'confirmed', 'sensor'),
    ('qualify', 'confirmed', 'qualified', 'sensor'), ('qualify', 'qualified', 'qualified', 'sensor'),
    ('reopen', 'set_aside', 'posted', 'sensor'), ('reopen', 'merged', 'posted', 'sensor')) AS v
  UNION ALL
  SELECT m.command, f.state, coalesce(m.to_state, f.state), c.by_commander
  FROM (VALUES ('set-aside', 'set_aside', '{sensor}'::text[]), ('merge', 'merged', '{sensor}'), ('absorb', NULL, '{sensor}'),
    ('still-wanted', NULL, '{company,sensor}'), ('fewer', NULL, '{company,sensor}'), ('find-some', NULL, '{company,sensor}'),
    ('fill', 'filled', '{company,sensor}'), ('stop', 'stopped', '{company,sensor}'), ('ask', NULL, '{portal}'),
    ('close-silent', 'silent', '{portal}')) AS m(command, to_state, commanders)
  CROSS JOIN unnest(ARRAY['posted', 'confirmed', 'qualified']) AS f(state)
  CROSS JOIN unnest(m.commanders) AS c(by_commander)
  UNION ALL
  SELECT 'reopen', f.state, 'posted', c.by_commander
  FROM unnest(ARRAY['filled', 'stopped', 'silent']) AS f(state) CROSS JOIN unnest(ARRAY['company', 'sensor']) AS c(by_commander)
$$;

-- Does the transaction tell this need, or read it, for the organisation that told it?
CREATE FUNCTION hub_contributes(asked uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT hub_task() = 'need-contribute' AND asked::text = hub_presented() AND EXISTS (
    SELECT FROM contributed_need c WHERE c.need_id = asked AND c.organisation_id = hub_organisation())
$$;

-- 'need-contribute': whoever acts for an organisation that tells needs, about one it told.
CREATE OR REPLACE FUNCTION hub_need_commander(n need) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN hub_task() = 'need' THEN 'portal'
    WHEN hub_task() = 'need-post' THEN CASE WHEN n.id::text = hub_presented() THEN 'company' END
    WHEN hub_task() = 'need-answer' THEN CASE WHEN n.id = hub_answered_need() THEN 'company' END
    WHEN hub_task() = 'need-contribute' THEN CASE WHEN hub_contributes(n.id) THEN 'contributor' END
    WHEN hub_is_sensor() THEN 'sensor'
  END
$$;

-- At the commit, the need was told by the organisation that says so: nobody claims the need of another.
CREATE FUNCTION hub_contributed_need_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM need_event e WHERE e.need_id = NEW.need_id AND e.version = 1
    AND e.by_commander = 'contributor' AND e.by_organisation_id = NEW.organisation_id) THEN
    RAISE EXCEPTION 'a need is found again by the organisation that told it' USING ERRCODE = 'HU012';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER contributed_need_told AFTER INSERT ON contributed_need DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION hub_contributed_need_told();
CREATE TRIGGER contributed_need_only_grows BEFORE UPDATE OR DELETE ON contributed_need
  FOR EACH ROW EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER contributed_need_stays BEFORE TRUNCATE ON contributed_need
  FOR EACH STATEMENT EXECUTE FUNCTION hub_history_only_grows();
CREATE TRIGGER api_token_only_forward BEFORE UPDATE ON api_token FOR EACH ROW EXECUTE FUNCTION hub_only_forward('once revoked_at');

ALTER TABLE api_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_token FORCE ROW LEVEL SECURITY;
ALTER TABLE contributed_need ENABLE ROW LEVEL SECURITY;
ALTER TABLE contributed_need FORCE ROW LEVEL SECURITY;

-- No policy for DELETE: who opened a way in stays known.
CREATE POLICY api_token_read ON api_token FOR SELECT
  USING (token_hash = hub_presented() OR (hub_may('api-token.manage') AND organisation_id = hub_organisation()));
CREATE POLICY api_token_add ON api_token FOR INSERT WITH CHECK (
  hub_may('api-token.manage') AND organisation_id = hub_organisation() AND created_by_id = hub_account());
CREATE POLICY api_token_revoke ON api_token FOR UPDATE
  USING (hub_may('api-token.manage') AND organisation_id = hub_organisation());

-- `contributorKinds` (app/access/api-token/token-scopes.ts).
CREATE POLICY contributed_need_read ON contributed_need FOR SELECT USING (
  hub_task() = 'need-contribute' AND organisation_id = hub_organisation());
CREATE POLICY contributed_need_add ON contributed_need FOR INSERT WITH CHECK (
  hub_task() = 'need-contribute' AND organisation_id = hub_organisation() AND need_id::text = hub_presented()
  AND hub_is_of_kind('region', 'france_travail', 'proch_emploi', 'branch', 'company'));
-- Whoever holds a token, or tells a need, reads the organisation it acts for.
CREATE POLICY organisation_read_contributor ON organisation FOR SELECT USING (
  (hub_task() = 'need-contribute' AND id = hub_organisation())
  OR EXISTS (SELECT FROM api_token t WHERE t.organisation_id = organisation.id AND t.token_hash = hub_presented()));

DROP POLICY need_add ON need;
CREATE POLICY need_add ON need FOR INSERT WITH CHECK (
  state = 'posted' AND company_confirmed_at IS NULL
  AND ((hub_task() = 'need-post' AND id::text = hub_presented()) OR hub_contributes(id)));
DROP POLICY need_command ON need;
CREATE POLICY need_command ON need FOR UPDATE
  USING (coalesce(hub_task(), '') NOT IN ('need-post', 'need-contribute') AND hub_need_commander(need) IS NOT NULL);
DROP POLICY need_skill_add ON need_skill;
CREATE POLICY need_skill_add ON need_skill FOR INSERT WITH CHECK (
  (hub_task() = 'need-post' AND need_id::text = hub_presented()) OR hub_contributes(need_id) OR hub_is_sensor());
DROP POLICY need_contact_add ON need_contact;
CREATE POLICY need_contact_add ON need_contact FOR INSERT WITH CHECK (
  ((hub_task() = 'need-post' AND need_id::text = hub_presented()) OR hub_contributes(need_id))
  AND link_hash IS NULL AND answers_for_id = need_id);

-- The right of app/access/can.ts, and the acts of the trail that take it.
INSERT INTO access_right (name, holders, is_region_wide) VALUES ('api-token.manage', '{manager,operator}', false);

CREATE OR REPLACE FUNCTION hub_right_of(act text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN act IN (SELECT name FROM access_right) THEN act
    WHEN act LIKE 'need.%' THEN 'need.qualify'
    WHEN act LIKE 'api-token.%' THEN 'api-token.manage'
    WHEN act IN ('positioning.confirm', 'positioning.decline', 'suggestion.agree', 'suggestion.refuse') THEN 'positioning.command'
    WHEN act LIKE 'positioning.%' OR act LIKE 'stay.%' OR act LIKE 'suggestion.%' THEN 'positioning.submit'
    WHEN act LIKE 'training-session.%' THEN 'training-session.command'
    WHEN act LIKE 'authorisation.%' THEN 'authorisation.decide'
    WHEN act LIKE 'agreement.%' THEN 'agreement.record'
    WHEN act LIKE 'refusal-link.%' THEN 'refusal-link.manage'
    WHEN act LIKE 'effect.%' THEN 'effect.retry'
    WHEN act IN ('factor.reset', 'account.end-sessions') THEN 'account.assist'
    WHEN act IN ('invitation.send', 'invitation.revoke') THEN 'member.invite'
    WHEN act LIKE 'membership.%' OR act LIKE 'member.%' THEN 'member.end'
    WHEN act LIKE 'stand-in.%' THEN 'stand-in.declare'
    WHEN act LIKE 'person-file.%' THEN 'person-file.read'
  END
$$;
CREATE OR REPLACE FUNCTION hub_may_record(act text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  taken text;
BEGIN
  IF act = 'authorisation.expire' THEN
    RETURN coalesce(hub_task() = 'expire', false);
  ELSIF act = 'region.found' THEN
    RETURN coalesce(hub_task() = 'bootstrap', false);
  ELSIF act = 'need.post' THEN
    RETURN coalesce(hub_task() = 'need-post', false);
  ELSIF act = 'need.contribute' THEN
    RETURN coalesce(hub_task() = 'need-contribute', false);
  ELSIF act IN ('need.ask', 'need.close-silent') THEN
    RETURN coalesce(hub_task() = 'need', false);
  ELSIF act IN ('positioning.promote', 'positioning.promote-to-proposal', 'positioning.confirm-by-silence', 'positioning.expire',
    'positioning.supersede', 'positioning.cancel-with-session', 'positioning.postpone-with-session', 'suggestion.lapse',
    'training-session.close-full', 'training-session.reopen-freed', 'training-session.start', 'training-session.end') THEN
    RETURN coalesce(hub_task() = 'position', false);
  END IF;
  taken := hub_right_of(act);
  RETURN taken IS NULL OR coalesce(hub_may(taken), false);
END
$$;
DROP POLICY audit_event_by_who_may ON audit_event;
CREATE POLICY audit_event_by_who_may ON audit_event AS RESTRICTIVE FOR INSERT WITH CHECK (
  CASE hub_task()
    WHEN 'answer' THEN action IN ('positioning.confirm', 'positioning.decline', 'person-file.change-phone',
      'suggestion.agree', 'suggestion.refuse')
    WHEN 'need-answer' THEN action IN ('need.still-wanted', 'need.fewer', 'need.find-some', 'need.fill', 'need.stop', 'need.reopen')
    WHEN 'need-contribute' THEN action = 'need.contribute'
    ELSE hub_may_record(action) END);
