-- Everybody reads a confirmed, open need that its company shows to everybody: the public API lists them. Never whom to call.
-- Reason: a company that says « tout le monde » is shown to the members of bodies alone.
-- Lock: ACCESS EXCLUSIVE on need while a policy is added.
-- Rollback: drop the policy.
-- Measured: nothing to measure, a policy on one more condition of the row itself.

CREATE POLICY need_read_public ON need FOR SELECT USING (visibility = 'public' AND state IN ('confirmed', 'qualified'));
