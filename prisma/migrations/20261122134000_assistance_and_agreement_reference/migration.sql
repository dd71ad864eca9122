-- The operator helps one account at a time; an agreement bears the reference of its document.
-- Reason: somebody who lost their second factor, or whose account was taken, must be helped without SQL (ASVS 6.4.4, 7.4.5); who reads
-- of an agreement must find its document. The operator still lists no account of another organisation: the transaction names the one
-- account it is about (hub_presented), by its address to find it, by its id to act on it, and never the operator's own.
-- Lock: a nullable column without default, and policies: short, on association_agreement, account, membership, sign_in_session,
-- totp_factor, recovery_code, passkey and authorisation.
-- Rollback: drop the policies *_assist* and authorisation_oversee, the function hub_assisted(), the column.
-- Measured: the policies ask the role first; for anybody but an operator they cost one comparison of a setting.

-- AlterTable
ALTER TABLE "association_agreement" ADD COLUMN "reference" VARCHAR(80);

-- By hand from here.

CREATE POLICY account_assist ON account FOR SELECT USING (
  hub_role() = 'operator' AND is_professional AND (id::text = hub_presented() OR lower(email) = hub_presented()));

-- The account an operator helps in this transaction. Under the policies of whoever asks: nobody but an operator sees one.
CREATE FUNCTION hub_assisted() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT a.id FROM account a
  WHERE hub_role() = 'operator' AND a.is_professional AND a.id <> hub_account() AND a.id::text = hub_presented()
$$;

-- Not by hub_assisted(): what an account's policies ask of memberships would then ask again of the account.
CREATE POLICY membership_assist ON membership FOR SELECT
  USING (hub_role() = 'operator' AND account_id::text = hub_presented() AND account_id <> hub_account());
CREATE POLICY sign_in_session_assist_read ON sign_in_session FOR SELECT
  USING (hub_role() = 'operator' AND account_id = hub_assisted());
CREATE POLICY sign_in_session_assist_end ON sign_in_session FOR UPDATE
  USING (hub_role() = 'operator' AND account_id = hub_assisted());

-- Deleting a row asks to see it: the secret it holds is sealed by a key that is not in the database.
CREATE POLICY totp_factor_assist_read ON totp_factor FOR SELECT
  USING (hub_role() = 'operator' AND account_id = hub_assisted());
CREATE POLICY totp_factor_assist_reset ON totp_factor FOR DELETE
  USING (hub_role() = 'operator' AND account_id = hub_assisted());
CREATE POLICY recovery_code_assist_read ON recovery_code FOR SELECT
  USING (hub_role() = 'operator' AND account_id = hub_assisted());
CREATE POLICY recovery_code_assist_reset ON recovery_code FOR DELETE
  USING (hub_role() = 'operator' AND account_id = hub_assisted());
CREATE POLICY passkey_assist_read ON passkey FOR SELECT
  USING (hub_role() = 'operator' AND account_id = hub_assisted());
CREATE POLICY passkey_assist_reset ON passkey FOR DELETE
  USING (hub_role() = 'operator' AND account_id = hub_assisted());

-- The Region's auditor, who reads every act of the trail, reads what was asked and decided too; the history follows the authorisation.
CREATE POLICY authorisation_oversee ON authorisation FOR SELECT USING (hub_role() = 'region-auditor');
