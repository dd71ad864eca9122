-- A link by which a person signs in, sent to an e-mail address or a mobile; what such a contact may open; and, for each, the entries
-- of the audit trail that are about their own account.
-- Reason: who looks for work may have no FranceConnect account and no password. A link is laid down without looking anybody up, so
-- that a contact that is known and one that is not cost the same; it is seen by who presents its hash, and by the purge.
-- Whoever asks what is known of them (GDPR 15) also reads what others did to their account or their memberships.
-- Lock: a new table; the policies take a short lock on identity and audit_event, the index one against writing while it is built.
-- Rollback: drop the table, the policies and the index; links on their way open nothing any more.
-- Measured: one insert and one delete by primary key a sign-in; a table of the last hour at most; one index entry more per act.

-- CreateTable
CREATE TABLE "sign_in_link" (
    "token_hash" VARCHAR(64) NOT NULL,
    "sealed_contact" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE INDEX "audit_event_resource_id_idx" ON "audit_event"("resource_id");

-- By hand from here.

ALTER TABLE sign_in_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in_link FORCE ROW LEVEL SECURITY;

-- No policy for UPDATE: a link is laid down, then taken out.
CREATE POLICY sign_in_link_read ON sign_in_link FOR SELECT USING (token_hash = hub_presented() OR hub_task() = 'purge');
CREATE POLICY sign_in_link_add ON sign_in_link FOR INSERT WITH CHECK (token_hash = hub_presented());
CREATE POLICY sign_in_link_take ON sign_in_link FOR DELETE USING (token_hash = hub_presented() OR hub_task() = 'purge');

-- A mailbox or a telephone opens a person's account, never that of a professional.
CREATE POLICY identity_contact_of_person ON identity AS RESTRICTIVE FOR INSERT WITH CHECK (
  issuer NOT LIKE 'urn:hub:%' OR EXISTS (SELECT FROM account a WHERE a.id = account_id AND NOT a.is_professional));

-- What was done to one's account, or to the part one plays in an organisation, by whoever did it.
CREATE POLICY audit_event_read_about_me ON audit_event FOR SELECT USING (
  (resource_kind = 'account' AND resource_id = hub_account()::text)
  OR (resource_kind = 'membership'
    AND resource_id IN (SELECT m.id::text FROM membership m WHERE m.account_id = hub_account())));
