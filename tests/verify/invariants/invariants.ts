/** What must never be found (trust.md § 3.1), as counts of rows that break it. Version 1 is written by the check itself. */
export const invariants: Readonly<Record<string, string>> = {
  "I1: held is exactly what is held, and never above the ceiling": `
    SELECT count(*) FROM session_seats s
    WHERE s.held > s.ceiling
      OR s.held <> (
        SELECT count(*) FROM positioning p
        WHERE p.session_id = s.session_id AND p.funder_code = s.funder_code AND p.holds_seat)
      OR s.ceiling <> greatest(coalesce(s.announced_here, s.announced_feed) - coalesce(s.taken_elsewhere, 0), s.held)`,
  "I2: what a command was answered is there, once": `
    SELECT count(*) FROM answered_command c
    WHERE (c.answer ->> 'ok')::boolean AND c.answer -> 'value' ? 'positioningId'
      AND 1 <> (
        SELECT count(*) FROM positioning_event e
        WHERE e.positioning_id = (c.answer -> 'value' ->> 'positioningId')::uuid
          AND e.version = (c.answer -> 'value' ->> 'version')::int
          AND e.to_state IN (c.answer -> 'value' ->> 'state', c.answer -> 'value' ->> 'stayState'))`,
  "I3: every version has one line of history and one of the audit trail, by the same account": `
    SELECT count(*) FROM positioning p CROSS JOIN LATERAL generate_series(2, p.version) AS v(version)
    WHERE 1 <> (SELECT count(*) FROM positioning_event e WHERE e.positioning_id = p.id AND e.version = v.version)
      OR 1 <> (
        SELECT count(*) FROM audit_event a JOIN positioning_event e ON e.positioning_id = p.id AND e.version = v.version
        WHERE a.resource_id = p.id::text AND (a.facts ->> 'version')::int = v.version
          AND a.actor_id IS NOT DISTINCT FROM e.by_account_id)`,
  "I7: the state is that of the last line of history, and each line leaves where the one before arrived": `
    SELECT count(*) FROM (
      SELECT e.to_state, e.from_state, e.version, p.version AS last, p.state::text AS state,
        lag(e.to_state) OVER (PARTITION BY e.positioning_id, e.machine ORDER BY e.version) AS arrived
      FROM positioning_event e JOIN positioning p ON p.id = e.positioning_id WHERE e.machine = 'positioning') line
    WHERE (version > 1 AND from_state IS DISTINCT FROM arrived) OR (version = last AND to_state <> state)`,
  "I8: nobody waits while a known seat is left, once what follows was carried out": `
    SELECT count(*) FROM session_seats s
    WHERE s.left_seats > 0 AND EXISTS (
      SELECT FROM positioning p
      WHERE p.session_id = s.session_id AND p.funder_code = s.funder_code AND p.state = 'waitlisted')`,
  "I9: what follows a decision is carried out within a minute, and nothing is given up": `
    SELECT count(*) FROM outbox_effect
    WHERE done_at IS NULL AND (failed_at IS NOT NULL OR due_at < now() - interval '1 minute')`,
  "I10: no skills are kept beyond their time, nor of somebody who erased them since": `
    SELECT count(*) FROM held_skills h
    WHERE h.changed_at < now() - interval '24 months 2 days' OR EXISTS (
      SELECT FROM audit_event e WHERE e.action = 'held-skill.erase' AND e.actor_id = h.account_id AND e.at > h.changed_at)`,
  "I11: nobody's skills were read or filled beside them but while they agreed": `
    SELECT count(*) FROM audit_event e
    WHERE e.action IN ('held-skill.read', 'held-skill.fill') AND NOT EXISTS (
      SELECT FROM skills_agreement a
      WHERE a.person_file_id = e.person_file_id AND a.agreed_at <= e.at
        AND coalesce(a.ended_at, 'infinity') >= e.at - interval '5 seconds')`,
  "I12: days make sense: no entry outside its stay, no answer asked before its question, no session that ends before it begins": `
    SELECT (SELECT count(*) FROM positioning WHERE entered_on > stay_on OR answer_by < since)
      + (SELECT count(*) FROM managed_session WHERE starts_on > ends_on)
      + (SELECT count(*) FROM positioning_event e JOIN positioning_event b USING (positioning_id)
         WHERE e.version = b.version + 1 AND e.at < b.at - interval '5 seconds')`,
};
