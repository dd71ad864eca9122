-- What closes the session at a provider, and recovery codes under a key.
-- Reason: signing out here must close ProConnect or FranceConnect too, and they ask for the identity token they gave; it is sealed.
-- Recovery codes were kept by a bare hash, which a copy of the database undoes: those made so far are worth nothing any more.
-- Lock: a column without default, no rewrite; recovery_code is emptied under an exclusive lock of some milliseconds.
-- Rollback: drop the column. Who had recovery codes makes others by adding a second factor again.
-- Measured: nothing but the width of a row, about 2 kB for a session opened at a provider, removed with it after thirty days.

-- AlterTable
ALTER TABLE "sign_in_session" ADD COLUMN     "sealed_provider_session" TEXT;

-- By hand from here.

TRUNCATE recovery_code;
