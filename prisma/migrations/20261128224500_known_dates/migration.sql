-- Months and years of which a feed does not give the day, and one rule for what is over.
-- Reason: `20270300` was lost, and `00000000 → 20190531` was shown for ever.
-- Lock: training_session, recruitment_meeting and search.session briefly (columns without rewriting), then the documents of sessions over.
-- Rollback: drop the functions and the columns, then `npm run search -- rebuild`.
-- Months of catalogues already imported come with the next import.

ALTER TABLE "training_session" ADD COLUMN "starts_within" VARCHAR(7), ADD COLUMN "ends_within" VARCHAR(7),
  ADD COLUMN "enrol_from_within" VARCHAR(7), ADD COLUMN "enrol_to_within" VARCHAR(7),
  ADD CONSTRAINT "training_session_within_shape" CHECK (
    starts_within ~ '^\d{4}(-\d\d)?$' AND ends_within ~ '^\d{4}(-\d\d)?$'
    AND enrol_from_within ~ '^\d{4}(-\d\d)?$' AND enrol_to_within ~ '^\d{4}(-\d\d)?$'),
  ADD CONSTRAINT "training_session_within_alone" CHECK (
    num_nonnulls(starts_on, starts_within) < 2 AND num_nonnulls(ends_on, ends_within) < 2
    AND num_nonnulls(enrol_from, enrol_from_within) < 2 AND num_nonnulls(enrol_to, enrol_to_within) < 2);
ALTER TABLE "recruitment_meeting" ADD COLUMN "starts_within" VARCHAR(7), ADD COLUMN "ends_within" VARCHAR(7),
  ADD CONSTRAINT "recruitment_meeting_within_shape" CHECK (starts_within ~ '^\d{4}(-\d\d)?$' AND ends_within ~ '^\d{4}(-\d\d)?$'),
  ADD CONSTRAINT "recruitment_meeting_within_alone" CHECK (
    num_nonnulls(starts_on, starts_within) < 2 AND num_nonnulls(ends_on, ends_within) < 2);

-- The last day a date may stand for: itself, or the end of its month or year; null when nothing is known.
CREATE FUNCTION last_day(known date, within text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN known IS NOT NULL THEN known
  WHEN length(within) = 7 THEN (make_date(left(within, 4)::int, right(within, 2)::int, 1) + interval '1 month - 1 day')::date
  WHEN length(within) = 4 THEN make_date(within::int, 12, 31) END;

-- The day a session counts as starting, for its place in lists and for filters by date: the end of its month when the day is not known.
CREATE FUNCTION session_listed_on(s training_session) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN length(s.starts_within) = 4 THEN NULL ELSE last_day(s.starts_on, s.starts_within) END;

-- The last day a session is shown, infinity when no date says that it is over. One enters on the first day, or until the last one where
-- entry is permanent. Without these dates: the end of enrolment; without it, and unless entry is permanent, the last meeting.
CREATE FUNCTION session_shown_until(s training_session, is_permanent boolean) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(
  CASE WHEN is_permanent THEN last_day(s.ends_on, s.ends_within)
    ELSE least(last_day(s.starts_on, s.starts_within), last_day(s.ends_on, s.ends_within)) END,
  last_day(s.enrol_to, s.enrol_to_within),
  CASE WHEN NOT is_permanent THEN (
    SELECT max(coalesce(last_day(m.ends_on, m.ends_within), last_day(m.starts_on, m.starts_within)))
    FROM recruitment_meeting m WHERE m.session_id = s.id) END,
  'infinity');

-- The last day a session may be recruiting: that of its enrolment, and no later than it is shown; long ago where recruitment is closed
-- or paused.
CREATE FUNCTION session_recruits_until(s training_session, is_permanent boolean) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN s.recruiting IN ('closed', 'suspended') THEN '-infinity'
  ELSE least(last_day(s.enrol_to, s.enrol_to_within), session_shown_until(s, is_permanent)) END;

ALTER TABLE search.session ADD COLUMN recruits_until date NOT NULL DEFAULT 'infinity';

-- Documents of sessions that the new rule shows for a shorter time, or that do not recruit.
CREATE TEMP TABLE calendar AS
SELECT a.training_id, s.id, session_shown_until(s, a.is_permanent) AS shown_until, session_recruits_until(s, a.is_permanent) AS recruits_until
FROM training_session s JOIN training_action a ON a.id = s.action_id WHERE s.withdrawn_at IS NULL;
UPDATE search.session d SET visible_until = c.shown_until, recruits_until = c.recruits_until
FROM calendar c WHERE d.training_id = c.training_id AND d.id = c.id AND (d.visible_until, d.recruits_until) <> (c.shown_until, c.recruits_until);
UPDATE search.training t SET visible_until = s.visible_until
FROM (SELECT training_id, max(visible_until) AS visible_until FROM search.session GROUP BY training_id) s
WHERE t.id = s.training_id AND t.visible_until <> s.visible_until;
UPDATE search.posting p SET visible_until = t.visible_until FROM search.training t
WHERE p.training_id = t.id AND p.visible_until <> t.visible_until;
DROP TABLE calendar;
