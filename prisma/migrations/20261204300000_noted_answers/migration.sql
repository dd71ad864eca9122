-- A yes or a no that whoever follows a person notes for them: how it was said, and by whom it was noted.
-- Reason: somebody without internet could not say yes to a proposal; their letter sent them to their referent, who might note a no alone.
-- Nothing of a person is a row that a company sees before that line is written: `introduction_add` asks for it, with the account of whoever
-- noted it and how it was said.
-- Lock: short, for a column that is null and its check; a function and two policies are replaced.
-- Rollback: drop the column; the function and the policies are those of 20261203200000_proposals.
-- Measured: the check reads proposal_event once, under a second for a million rows.

-- AlterTable
ALTER TABLE "proposal_event" ADD COLUMN     "said_how" VARCHAR(8);

-- By hand from here.

ALTER TABLE proposal_event ADD CONSTRAINT proposal_event_said CHECK (said_how IS NULL OR (said_how IN ('phone', 'office', 'paper')
  AND by_commander = 'prescriber' AND command IN ('agree', 'decline')));

CREATE OR REPLACE FUNCTION hub_proposal_moves() RETURNS TABLE (command text, from_state text, to_state text, by_commander text)
LANGUAGE sql IMMUTABLE AS $$
  SELECT v.* FROM (VALUES ('propose', NULL, 'proposed', 'prescriber'), ('agree', 'proposed', 'agreed', 'person'),
    ('agree', 'proposed', 'agreed', 'prescriber'), ('decline', 'proposed', 'declined', 'person'),
    ('decline', 'proposed', 'declined', 'prescriber'),
    ('take-back', 'proposed', 'taken_back', 'prescriber'), ('lapse', 'proposed', 'lapsed', 'portal'),
    ('not-hire', 'to_meet', 'not_hired', 'company'), ('no-show', 'to_meet', 'no_show', 'company'),
    ('close', 'proposed', 'closed', 'portal'), ('carry', 'proposed', 'proposed', 'portal')) AS v
  UNION ALL
  SELECT m.command, f.state, coalesce(m.to_state, f.state), m.by_commander
  FROM (VALUES ('withdraw', 'withdrawn', 'person'), ('withdraw', 'withdrawn', 'prescriber'), ('meet', 'to_meet', 'company'),
    ('pass', 'not_met', 'company'), ('hire', 'hired', 'company'), ('lapse', 'unanswered', 'portal'), ('close', 'closed', 'portal'),
    ('carry', NULL, 'portal')) AS m(command, to_state, by_commander)
  CROSS JOIN unnest(ARRAY['agreed', 'to_meet']) AS f(state)
$$;

DROP POLICY proposal_event_add ON proposal_event;
CREATE POLICY proposal_event_add ON proposal_event FOR INSERT WITH CHECK (
  by_account_id IS NOT DISTINCT FROM hub_account() AND by_organisation_id IS NOT DISTINCT FROM hub_organisation()
  AND (said_how IS NOT NULL) = (by_commander = 'prescriber' AND command IN ('agree', 'decline'))
  AND EXISTS (
    SELECT FROM proposal p
    JOIN hub_proposal_moves() m ON m.by_commander = hub_proposal_commander(p)
    WHERE p.id = proposal_event.proposal_id AND p.version = proposal_event.version AND m.to_state = p.state::text
      AND proposal_event.by_commander = m.by_commander AND proposal_event.command = m.command
      AND proposal_event.to_state = m.to_state AND proposal_event.from_state IS NOT DISTINCT FROM m.from_state));

-- The person introduces themselves; whoever follows them does once the yes they were told has its line, in their own name.
DROP POLICY introduction_add ON introduction;
CREATE POLICY introduction_add ON introduction FOR INSERT WITH CHECK (EXISTS (
  SELECT FROM proposal p WHERE p.id = introduction.proposal_id AND p.state = 'agreed' AND CASE hub_proposal_commander(p)
    WHEN 'person' THEN true
    WHEN 'prescriber' THEN EXISTS (
      SELECT FROM proposal_event e WHERE e.proposal_id = p.id AND e.version = p.version AND e.command = 'agree'
        AND e.said_how IS NOT NULL AND e.by_account_id = hub_account())
    ELSE false END));
