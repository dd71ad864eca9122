-- The rights of app/access/can.ts in a table, so that a policy asks for a right by its name and no longer lists roles.
-- Reason: a right was written in the matrix, in each policy, in the function that says who may record an act, and in two lists of tests.
-- A right is now written in can.ts and in this table; a test compares the two. A policy says `hub_may('stand-in.declare')`. An act that
-- bears the name of a right is recorded by whoever has the right.
-- Lock: the policies of stand_in take a short exclusive lock on a table of some hundreds of rows; the rest is new.
-- Rollback: hub_may_record and the policies of stand_in are those of 20261128231000_no_going_back; then drop hub_right_of(), hub_may(),
-- hub_standing() and access_right.
-- Measured: see `npm run bench -- access`.

-- CreateTable
CREATE TABLE "access_right" (
    "name" TEXT NOT NULL,
    "holders" TEXT[],
    "is_region_wide" BOOLEAN NOT NULL,

    CONSTRAINT "access_right_pkey" PRIMARY KEY ("name")
);

-- By hand from here.

INSERT INTO access_right (name, holders, is_region_wide) VALUES
  ('session.open', '{anonymous,person,halfway,unattached,agent,manager,reader,auditor,operator,region-auditor}', false),
  ('session.end', '{person,halfway,unattached,agent,manager,reader,auditor,operator,region-auditor}', false),
  ('factor.prove', '{halfway,person,unattached,agent,manager,reader,auditor,operator,region-auditor}', false),
  ('account.read', '{person,unattached,agent,manager,reader,auditor,operator,region-auditor}', false),
  ('account.change', '{person,unattached,agent,manager,reader,auditor,operator,region-auditor}', false),
  ('organisation.read', '{person,halfway,unattached,agent,manager,reader,auditor,operator,region-auditor}', false),
  ('organisation.create', '{operator}', true),
  ('member.list', '{agent,manager,reader,auditor,operator,region-auditor}', false),
  ('member.invite', '{manager,operator}', true),
  ('member.end', '{manager,operator}', false),
  ('member.end-sessions', '{manager,operator}', false),
  ('account.assist', '{operator}', true),
  ('portfolio.hand-over', '{manager,operator}', false),
  ('stand-in.declare', '{agent,manager,operator}', false),
  ('authorisation.read', '{agent,manager,reader,auditor,operator,region-auditor}', true),
  ('authorisation.oversee', '{operator,region-auditor}', true),
  ('authorisation.request', '{manager}', false),
  ('authorisation.decide', '{operator}', true),
  ('agreement.read', '{agent,manager,reader,auditor,operator,region-auditor}', false),
  ('agreement.record', '{operator}', true),
  ('person-file.read', '{person,agent,manager}', false),
  ('person-file.create', '{agent,manager}', false),
  ('audit.read', '{agent,manager,reader,auditor,operator,region-auditor}', false),
  ('import.read', '{operator,region-auditor}', true),
  ('effect.retry', '{operator}', true),
  ('refusal-link.manage', '{operator}', false);

-- Somebody who acts without a role acts on their own account: what whoever left every organisation may do.
CREATE FUNCTION hub_standing() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN hub_account() IS NULL THEN 'anonymous' ELSE coalesce(hub_role(), 'unattached') END
$$;

-- Has whoever acts this right? Null, which a policy takes as no, when there is no right of this name.
CREATE FUNCTION hub_may(asked text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT hub_standing() = ANY (holders) FROM access_right WHERE name = asked
$$;

-- The right that an act of the audit trail takes: the one of its name, or that of its family.
CREATE FUNCTION hub_right_of(act text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN act IN (SELECT name FROM access_right) THEN act
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

-- An act that takes no right is recorded by whoever signed in, about themselves.
CREATE OR REPLACE FUNCTION hub_may_record(act text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(CASE
    WHEN act = 'authorisation.expire' THEN hub_task() = 'expire'
    WHEN act = 'region.found' THEN hub_task() = 'bootstrap'
    WHEN hub_right_of(act) IS NULL THEN true
    ELSE hub_may(hub_right_of(act))
  END, false)
$$;

DROP POLICY stand_in_read ON stand_in;
CREATE POLICY stand_in_read ON stand_in FOR SELECT USING (
  organisation_id = hub_organisation() AND (hub_may('portfolio.hand-over')
    OR (hub_may('stand-in.declare') AND hub_membership() IN (away_membership_id, stand_in_membership_id))));
DROP POLICY stand_in_add ON stand_in;
CREATE POLICY stand_in_add ON stand_in FOR INSERT WITH CHECK (
  organisation_id = hub_organisation()
  AND (hub_may('portfolio.hand-over') OR (hub_may('stand-in.declare') AND away_membership_id = hub_membership())));
DROP POLICY stand_in_end ON stand_in;
CREATE POLICY stand_in_end ON stand_in FOR DELETE USING (
  organisation_id = hub_organisation()
  AND (hub_may('portfolio.hand-over') OR (hub_may('stand-in.declare') AND away_membership_id = hub_membership())));
