-- What a request of an individual aid lacks is said given, when it is not the quote, and the Region reads it.
-- Reason: a request that was sent back for its papers or its project led nowhere but to the same quote, typed again.
-- Lock: one function and two policies are replaced; no table is read.
-- Rollback: those of 20261205100000_individual_aids.
-- Measured: nothing is rewritten.

-- The rows of `aidTransitions` (app/positioning/aid/aid-states.ts), one a move.
CREATE OR REPLACE FUNCTION hub_aid_moves() RETURNS TABLE (command text, from_state text, to_state text, by_commander text)
LANGUAGE sql IMMUTABLE AS $$
  SELECT v.* FROM (VALUES ('prepare', NULL, 'draft', 'prescriber'), ('agree', 'draft', 'agreed', 'person'),
    ('agree', 'draft', 'agreed', 'prescriber'), ('quote', 'quote_asked', 'complete', 'organisation'),
    ('quote', 'quote_asked', 'complete', 'prescriber'), ('no-quote', 'quote_asked', 'agreed', 'organisation'),
    ('supply', 'to_complete', 'complete', 'prescriber'),
    ('send', 'complete', 'sent', 'prescriber'), ('cancel', 'accepted', 'cancelled', 'prescriber'),
    ('enter', 'accepted', 'entered', 'prescriber')) AS v
  UNION ALL
  SELECT m.command, 'sent', m.to_state, w.by_commander
  FROM (VALUES ('accept', 'accepted'), ('refuse', 'refused'), ('return', 'to_complete')) AS m(command, to_state)
  CROSS JOIN unnest(ARRAY['prescriber', 'funder']) AS w(by_commander)
  UNION ALL
  SELECT m.command, f.state, m.to_state, 'prescriber'
  FROM (VALUES ('ask-quote', 'quote_asked'), ('quote', 'complete')) AS m(command, to_state)
  CROSS JOIN unnest(ARRAY['agreed', 'complete', 'to_complete']) AS f(state)
  UNION ALL
  SELECT m.command, f.state, coalesce(m.to_state, f.state), m.by_commander
  FROM (VALUES ('decline', 'declined', 'person'), ('decline', 'declined', 'prescriber'), ('cancel', 'cancelled', 'prescriber'),
    ('remind', NULL, 'portal'), ('expire', 'expired', 'portal')) AS m(command, to_state, by_commander)
  CROSS JOIN unnest(ARRAY['draft', 'agreed', 'quote_asked', 'complete', 'sent', 'to_complete']) AS f(state)
$$;

-- An organisation reads what concerns its quote; the Region what became of a request since it was sent; neither reads what the person said.
DROP POLICY aid_event_read ON aid_event;
CREATE POLICY aid_event_read ON aid_event FOR SELECT USING (EXISTS (
  SELECT FROM aid_request a WHERE a.id = aid_event.request_id AND CASE coalesce(hub_aid_commander(a), hub_task())
    WHEN 'organisation' THEN aid_event.command IN ('ask-quote', 'quote', 'no-quote')
      AND (aid_event.by_commander = 'prescriber' OR aid_event.by_organisation_id = hub_organisation())
    WHEN 'funder' THEN aid_event.command IN ('supply', 'send', 'accept', 'refuse', 'return', 'enter')
    ELSE true END));

-- The acts of the trail that do not bear the name of their right.
DROP POLICY audit_event_of_aids ON audit_event;
CREATE POLICY audit_event_of_aids ON audit_event AS RESTRICTIVE FOR INSERT WITH CHECK (CASE
  WHEN action IN ('aid.remind', 'aid.expire') THEN coalesce(hub_task() = 'position', false)
  WHEN action IN ('aid.agree', 'aid.decline') THEN coalesce(hub_task() = 'answer', false) OR coalesce(hub_may('aid.answer'), false)
  WHEN action IN ('aid.prepare', 'aid.ask-quote', 'aid.supply', 'aid.send', 'aid.cancel', 'aid.enter')
    THEN coalesce(hub_may('aid.ask'), false)
  WHEN action = 'aid.no-quote' THEN coalesce(hub_may('aid.quote'), false)
  WHEN action IN ('aid.accept', 'aid.refuse', 'aid.return') THEN coalesce(hub_may('aid.decide'), false)
  ELSE true END);
