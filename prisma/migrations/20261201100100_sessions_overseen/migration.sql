-- The Region's operators read the sessions managed here, to postpone or cancel those of an organisation that closed.
-- Reason: the command, its table and its policies let them since 20261129101010_session_life; a page needs the right to read.
-- Lock: one row is added to access_right.
-- Rollback: DELETE FROM access_right WHERE name = 'session.oversee'.
-- Measured: one row.

-- By hand from here.

INSERT INTO access_right (name, holders, is_region_wide) VALUES ('session.oversee', '{operator}', false);
