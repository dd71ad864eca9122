-- Somebody to whom an operation is proposed says yes to it: a state of its own.
-- Reason: `agreed` introduces the person to the company; who joins an operation is introduced to nobody. A value is added alone, since it
-- may not be used in the transaction that adds it.
-- Lock: none on tables.
-- Rollback: no value is removed from a type; without 20261204400100_operation_people nothing uses it.
-- Measured: nothing to measure, no row is read.

-- AlterEnum
ALTER TYPE "ProposalState" ADD VALUE 'joined';
