-- A need found to be the same as another one is merged into it: a state of its own.
-- Reason: `set_aside` says that nobody looks for people; here somebody does, under another need. A value is added alone, since it may not
-- be used in the transaction that adds it.
-- Lock: none on tables.
-- Rollback: no value is removed from a type; without 20261201300100_need_merged nothing uses it.
-- Measured: nothing to measure, no row is read.

-- AlterEnum
ALTER TYPE "NeedState" ADD VALUE 'merged';
