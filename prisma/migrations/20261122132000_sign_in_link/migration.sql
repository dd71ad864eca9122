-- A link by which a person signs in, sent to an e-mail address or a mobile, and what such a contact may open.
-- Reason: who looks for work may have no FranceConnect account and no password. A link is laid down without looking anybody up, so
-- that a contact that is known and one that is not cost the same; it is seen by who presents its hash, and by the purge.
-- Lock: a new table; the policy takes a short lock on identity.
-- Rollback: drop the table and the policy; links on their way open nothing any more.
-- Measured: one insert and one delete by primary key a sign-in; a table of the last hour at most.

-- CreateTable
CREATE TABLE "sign_in_link" (
    "token_hash" VARCHAR(64) NOT NULL,
    "sealed_contact" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("token_hash")
);

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
