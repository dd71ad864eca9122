-- A need for which only some of the people were found stays open for the others, a sensor reopens a need set aside by mistake, and a
-- company that lost its link asks for another by its telephone.
-- Reason: a company that found one person of two lost its need; one that was set aside wrongly, or lost its link, had to write it again.
-- Lock: ACCESS EXCLUSIVE on need while its check is replaced, SHARE on need_contact; a function and a policy are replaced.
-- Rollback: drop the index; hub_need_moves, need_hired and audit_event_by_who_may of 20261129185000_needs.
-- Measured: the check and the index read their tables once; there are few needs.

-- CreateIndex
CREATE INDEX "need_contact_phone_idx" ON "need_contact"("phone");

-- By hand from here.

-- `hired`, `hired_from`: of the last command, whether it closed the need or not.
ALTER TABLE need DROP CONSTRAINT need_hired;
ALTER TABLE need ADD CONSTRAINT need_hired CHECK (state <> 'filled' OR hired IS NOT NULL);

-- The rows of `needTransitions` (app/needs/need-states.ts), one a move.
CREATE OR REPLACE FUNCTION hub_need_moves() RETURNS TABLE (command text, from_state text, to_state text, by_commander text)
LANGUAGE sql IMMUTABLE AS $$
  SELECT v.* FROM (VALUES ('post', NULL, 'posted', 'company'), ('confirm', 'posted', 'confirmed', 'sensor'),
    ('qualify', 'confirmed', 'qualified', 'sensor'), ('qualify', 'qualified', 'qualified', 'sensor'),
    ('reopen', 'set_aside', 'posted', 'sensor')) AS v
  UNION ALL
  SELECT m.command, f.state, coalesce(m.to_state, f.state), c.by_commander
  FROM (VALUES ('set-aside', 'set_aside', '{sensor}'::text[]), ('still-wanted', NULL, '{company,sensor}'),
    ('fewer', NULL, '{company,sensor}'), ('find-some', NULL, '{company,sensor}'), ('fill', 'filled', '{company,sensor}'), ('stop', 'stopped', '{company,sensor}'),
    ('ask', NULL, '{portal}'), ('close-silent', 'silent', '{portal}')) AS m(command, to_state, commanders)
  CROSS JOIN unnest(ARRAY['posted', 'confirmed', 'qualified']) AS f(state)
  CROSS JOIN unnest(m.commanders) AS c(by_commander)
  UNION ALL
  SELECT 'reopen', f.state, 'posted', c.by_commander
  FROM unnest(ARRAY['filled', 'stopped', 'silent']) AS f(state) CROSS JOIN unnest(ARRAY['company', 'sensor']) AS c(by_commander)
$$;

DROP POLICY audit_event_by_who_may ON audit_event;
CREATE POLICY audit_event_by_who_may ON audit_event AS RESTRICTIVE FOR INSERT WITH CHECK (
  CASE hub_task()
    WHEN 'answer' THEN action IN ('positioning.confirm', 'positioning.decline', 'person-file.change-phone',
      'suggestion.agree', 'suggestion.refuse')
    WHEN 'need-answer' THEN action IN ('need.still-wanted', 'need.fewer', 'need.find-some', 'need.fill', 'need.stop', 'need.reopen')
    ELSE hub_may_record(action) END);
