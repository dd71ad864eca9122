-- An authenticator app that is not confirmed yet belongs to the session that began it, for ten minutes.
-- Reason: the secret shown to somebody who had only the password stayed on the account, and was offered again, then kept, after the owner's
-- reset: a copy of it passed. It now waits apart, is good in its own session alone, and goes when that session ends, whoever ends it; so
-- do the challenges of passkeys. What `totp_factor` holds is confirmed.
-- Lock: a new table; an exclusive lock of some milliseconds on totp_factor, whose unconfirmed rows go. Who was adding an app begins again.
-- Rollback: drop the table, the trigger, its function and the policy passkey_challenge_ended; make confirmed_at nullable again.
-- Measured: one insert and one delete by primary key for an app that is added; rows of the last hour at most.

-- CreateTable
CREATE TABLE "pending_totp" (
    "session_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "sealed_secret" TEXT NOT NULL,
    "begun_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "pending_totp_pkey" PRIMARY KEY ("session_id")
);

-- CreateIndex
CREATE INDEX "pending_totp_account_id_idx" ON "pending_totp"("account_id");

-- AddForeignKey
ALTER TABLE "pending_totp" ADD CONSTRAINT "pending_totp_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

-- The owner sees no row while row-level security is forced.
ALTER TABLE totp_factor NO FORCE ROW LEVEL SECURITY;
DELETE FROM totp_factor WHERE confirmed_at IS NULL;
ALTER TABLE totp_factor FORCE ROW LEVEL SECURITY;

-- AlterTable
ALTER TABLE "totp_factor" ALTER COLUMN "confirmed_at" SET NOT NULL;

CREATE TRIGGER totp_factor_only_forward BEFORE UPDATE ON totp_factor
  FOR EACH ROW EXECUTE FUNCTION hub_only_forward('grows last_step');

ALTER TABLE pending_totp ENABLE ROW LEVEL SECURITY;
ALTER TABLE pending_totp FORCE ROW LEVEL SECURITY;

-- No policy for UPDATE: a secret is written, then taken out.
CREATE POLICY pending_totp_read ON pending_totp FOR SELECT USING (account_id = hub_account() OR hub_task() = 'purge');
CREATE POLICY pending_totp_add ON pending_totp FOR INSERT WITH CHECK (
  account_id = hub_account() AND EXISTS (
    SELECT FROM sign_in_session s WHERE s.id = pending_totp.session_id AND s.account_id = hub_account() AND s.ended_at IS NULL));
CREATE POLICY pending_totp_take ON pending_totp FOR DELETE USING (account_id = hub_account() OR hub_task() = 'purge');

-- What a session began goes with it. Whoever may end the session sees that it ended, and removes what it left.
CREATE FUNCTION hub_drop_pending_factors() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM pending_totp WHERE session_id = NEW.id;
  DELETE FROM passkey_challenge WHERE session_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER sign_in_session_drop_pending AFTER UPDATE ON sign_in_session FOR EACH ROW
  WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION hub_drop_pending_factors();
CREATE POLICY pending_totp_ended ON pending_totp USING (
  EXISTS (SELECT FROM sign_in_session s WHERE s.id = pending_totp.session_id AND s.ended_at IS NOT NULL)) WITH CHECK (false);
CREATE POLICY passkey_challenge_ended ON passkey_challenge USING (
  EXISTS (SELECT FROM sign_in_session s WHERE s.id = passkey_challenge.session_id AND s.ended_at IS NOT NULL)) WITH CHECK (false);
