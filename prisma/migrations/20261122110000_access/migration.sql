-- Access: organisations, accounts, memberships, factors, sessions, authorisations, person files, audit.
-- Reason: nobody may read or write a row that is not theirs, even through a query that forgets to ask. So every table here is
-- under row-level security, forced (the owner too), and a transaction that does not say who acts sees nothing.
-- The first part is what the schema language says; the second, by hand: CHECKs, the context functions, triggers, policies.
-- Lock: new tables only; a foreign key takes a short lock on departement.
-- Rollback: drop the tables of the first part, the enums, and the functions hub_*().
-- Measured: see `npm run bench -- access` for the cost of a policy per operation.

-- CreateEnum
CREATE TYPE "OrganisationKind" AS ENUM ('region', 'state', 'departement', 'delegated_body', 'france_travail', 'mission_locale', 'cap_emploi', 'plie', 'ccas', 'siae', 'training_organisation', 'company', 'branch', 'proch_emploi');

-- CreateEnum
CREATE TYPE "MembershipRole" AS ENUM ('agent', 'manager', 'reader', 'auditor');

-- CreateEnum
CREATE TYPE "AuthorisationState" AS ENUM ('requested', 'validated', 'refused', 'suspended', 'expired');

-- CreateEnum
CREATE TYPE "AuthorisationCommand" AS ENUM ('request', 'validate', 'refuse', 'suspend', 'resume', 'expire');

-- CreateEnum
CREATE TYPE "LinkPurpose" AS ENUM ('sign_in', 'password_reset');

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "kind" "OrganisationKind" NOT NULL,
    "name" TEXT NOT NULL,
    "siret" VARCHAR(14),
    "departement_code" VARCHAR(3),
    "parent_id" UUID,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "is_professional" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "account_id" UUID NOT NULL,
    "login" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "identity" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "totp_factor" (
    "account_id" UUID NOT NULL,
    "sealed_secret" TEXT NOT NULL,
    "last_step" BIGINT NOT NULL DEFAULT 0,
    "confirmed_at" TIMESTAMPTZ,

    CONSTRAINT "totp_factor_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "account_id" UUID NOT NULL,
    "code_hash" VARCHAR(64) NOT NULL,
    "used_at" TIMESTAMPTZ,

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("account_id","code_hash")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" "MembershipRole" NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_session" (
    "id" UUID NOT NULL,
    "token_hash" VARCHAR(64) NOT NULL,
    "account_id" UUID NOT NULL,
    "membership_id" UUID,
    "device" VARCHAR(120) NOT NULL,
    "opened_at" TIMESTAMPTZ NOT NULL,
    "last_seen_at" TIMESTAMPTZ NOT NULL,
    "factor_at" TIMESTAMPTZ,
    "ended_at" TIMESTAMPTZ,

    CONSTRAINT "sign_in_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttle" (
    "key_hash" VARCHAR(64) NOT NULL,
    "failures" INTEGER NOT NULL,
    "last_failed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("key_hash")
);

-- CreateTable
CREATE TABLE "one_time_link" (
    "token_hash" VARCHAR(64) NOT NULL,
    "account_id" UUID NOT NULL,
    "purpose" "LinkPurpose" NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "used_at" TIMESTAMPTZ,

    CONSTRAINT "one_time_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "token_hash" VARCHAR(64) NOT NULL,
    "organisation_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "MembershipRole" NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "invited_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "accepted_at" TIMESTAMPTZ,
    "revoked_at" TIMESTAMPTZ,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authorisation" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "state" "AuthorisationState" NOT NULL,
    "departements" TEXT[],
    "programmes" TEXT[],
    "audiences" TEXT[],
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "authorisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authorisation_event" (
    "authorisation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "command" "AuthorisationCommand" NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "by_account_id" UUID,
    "reason" VARCHAR(300),

    CONSTRAINT "authorisation_event_pkey" PRIMARY KEY ("authorisation_id","version")
);

-- CreateTable
CREATE TABLE "association_agreement" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,

    CONSTRAINT "association_agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stand_in" (
    "organisation_id" UUID NOT NULL,
    "away_membership_id" UUID NOT NULL,
    "stand_in_membership_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,

    CONSTRAINT "stand_in_pkey" PRIMARY KEY ("away_membership_id","stand_in_membership_id","starts_on")
);

-- CreateTable
CREATE TABLE "person_file" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "account_id" UUID,
    "last_name" TEXT NOT NULL,
    "first_name" TEXT NOT NULL,
    "commune_code" VARCHAR(5) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_up" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "person_file_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ,

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "actor_id" UUID,
    "organisation_id" UUID,
    "action" VARCHAR(60) NOT NULL,
    "resource_kind" VARCHAR(40) NOT NULL,
    "resource_id" VARCHAR(64),
    "person_file_id" UUID,
    "facts" JSONB NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_seal" (
    "number" INTEGER NOT NULL,
    "sealed_at" TIMESTAMPTZ NOT NULL,
    "previous_hash" VARCHAR(64) NOT NULL,
    "hash" VARCHAR(64) NOT NULL,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "audit_seal_entry" (
    "seq" BIGINT NOT NULL,
    "seal_number" INTEGER NOT NULL,
    "event_hash" VARCHAR(64) NOT NULL,

    CONSTRAINT "audit_seal_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "credential_login_key" ON "credential"("login");

-- CreateIndex
CREATE INDEX "identity_account_id_idx" ON "identity"("account_id");

-- CreateIndex
CREATE INDEX "membership_account_id_idx" ON "membership"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_organisation_id_id_key" ON "membership"("organisation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_session_token_hash_key" ON "sign_in_session"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_session_account_id_idx" ON "sign_in_session"("account_id");

-- CreateIndex
CREATE INDEX "one_time_link_account_id_idx" ON "one_time_link"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_organisation_id_idx" ON "invitation"("organisation_id");

-- CreateIndex
CREATE INDEX "authorisation_organisation_id_idx" ON "authorisation"("organisation_id");

-- CreateIndex
CREATE INDEX "association_agreement_organisation_id_idx" ON "association_agreement"("organisation_id");

-- CreateIndex
CREATE INDEX "stand_in_stand_in_membership_id_idx" ON "stand_in"("stand_in_membership_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_file_account_id_key" ON "person_file"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_file_organisation_id_id_key" ON "person_file"("organisation_id", "id");

-- CreateIndex
CREATE INDEX "follow_up_membership_id_idx" ON "follow_up"("membership_id");

-- CreateIndex
CREATE INDEX "follow_up_person_file_id_idx" ON "follow_up"("person_file_id");

-- CreateIndex
CREATE INDEX "audit_event_actor_id_action_at_idx" ON "audit_event"("actor_id", "action", "at");

-- CreateIndex
CREATE INDEX "audit_event_person_file_id_idx" ON "audit_event"("person_file_id");

-- CreateIndex
CREATE INDEX "audit_event_organisation_id_seq_idx" ON "audit_event"("organisation_id", "seq");

-- CreateIndex
CREATE INDEX "audit_seal_entry_seal_number_idx" ON "audit_seal_entry"("seal_number");

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_departement_code_fkey" FOREIGN KEY ("departement_code") REFERENCES "departement"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "totp_factor" ADD CONSTRAINT "totp_factor_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_session" ADD CONSTRAINT "sign_in_session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_session" ADD CONSTRAINT "sign_in_session_membership_id_fkey" FOREIGN KEY ("membership_id") REFERENCES "membership"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authorisation" ADD CONSTRAINT "authorisation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authorisation_event" ADD CONSTRAINT "authorisation_event_authorisation_id_fkey" FOREIGN KEY ("authorisation_id") REFERENCES "authorisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "association_agreement" ADD CONSTRAINT "association_agreement_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stand_in" ADD CONSTRAINT "stand_in_organisation_id_away_membership_id_fkey" FOREIGN KEY ("organisation_id", "away_membership_id") REFERENCES "membership"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stand_in" ADD CONSTRAINT "stand_in_organisation_id_stand_in_membership_id_fkey" FOREIGN KEY ("organisation_id", "stand_in_membership_id") REFERENCES "membership"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_file" ADD CONSTRAINT "person_file_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_file" ADD CONSTRAINT "person_file_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_organisation_id_person_file_id_fkey" FOREIGN KEY ("organisation_id", "person_file_id") REFERENCES "person_file"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_organisation_id_membership_id_fkey" FOREIGN KEY ("organisation_id", "membership_id") REFERENCES "membership"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_seal_entry" ADD CONSTRAINT "audit_seal_entry_seq_fkey" FOREIGN KEY ("seq") REFERENCES "audit_event"("seq") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_seal_entry" ADD CONSTRAINT "audit_seal_entry_seal_number_fkey" FOREIGN KEY ("seal_number") REFERENCES "audit_seal"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

-- What the schema language cannot say.
ALTER TABLE organisation
  ADD CONSTRAINT organisation_siret_shape CHECK (siret ~ '^[0-9]{14}$'),
  ADD CONSTRAINT organisation_delegation CHECK ((kind = 'delegated_body') = (parent_id IS NOT NULL)),
  ADD CONSTRAINT organisation_departement CHECK (kind <> 'departement' OR departement_code IS NOT NULL);
ALTER TABLE credential ADD CONSTRAINT credential_login_folded CHECK (login = lower(login));
ALTER TABLE sign_in_throttle ADD CONSTRAINT sign_in_throttle_counts CHECK (failures >= 0);
ALTER TABLE authorisation
  ADD CONSTRAINT authorisation_period CHECK (starts_on <= ends_on),
  ADD CONSTRAINT authorisation_scope CHECK (cardinality(departements) > 0 AND cardinality(programmes) > 0);
ALTER TABLE association_agreement ADD CONSTRAINT association_agreement_period CHECK (starts_on <= ends_on);
ALTER TABLE stand_in
  ADD CONSTRAINT stand_in_period CHECK (starts_on <= ends_on),
  ADD CONSTRAINT stand_in_other CHECK (away_membership_id <> stand_in_membership_id);
ALTER TABLE membership ADD CONSTRAINT membership_period CHECK (ended_at >= started_at);
CREATE UNIQUE INDEX membership_live ON membership (organisation_id, account_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX follow_up_live ON follow_up (person_file_id, membership_id) WHERE ended_at IS NULL;
CREATE INDEX one_time_link_expiry ON one_time_link (expires_at) WHERE used_at IS NULL;

-- Who acts, as the transaction says it (app/access/acting.server.ts); nothing said is nobody.
CREATE FUNCTION hub_account() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('hub.account', true), '')::uuid $$;
CREATE FUNCTION hub_organisation() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('hub.organisation', true), '')::uuid $$;
CREATE FUNCTION hub_membership() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('hub.membership', true), '')::uuid $$;
CREATE FUNCTION hub_role() RETURNS text LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('hub.role', true), '') $$;
-- What a visitor who is not known yet shows: a login, the hash of a cookie or of a link. It opens that row and no other.
CREATE FUNCTION hub_presented() RETURNS text LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('hub.presented', true), '') $$;
-- A work of the portal itself: 'bootstrap', 'expire', 'seal', 'purge'.
CREATE FUNCTION hub_task() RETURNS text LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('hub.task', true), '') $$;
CREATE FUNCTION hub_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('hub.now', true), '')::timestamptz $$;
CREATE FUNCTION hub_today() RETURNS date LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('hub.today', true), '')::date $$;

-- The memberships whose people the actor follows: their own, and those they stand in for today.
CREATE FUNCTION hub_followed_memberships() RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT hub_membership()
  UNION ALL
  SELECT away_membership_id FROM stand_in
  WHERE stand_in_membership_id = hub_membership() AND hub_today() BETWEEN starts_on AND ends_on
$$;

-- The audit trail only grows.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail only grows' USING ERRCODE = 'HU001';
END
$$;
CREATE TRIGGER audit_event_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seal_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seal_entry_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- An invitation is accepted or taken back; who holds its link cannot make it say something else.
CREATE FUNCTION refuse_other_invitation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.token_hash, NEW.organisation_id, NEW.email, NEW.role, NEW.invited_by_id, NEW.invited_at, NEW.expires_at)
    IS DISTINCT FROM
    (OLD.id, OLD.token_hash, OLD.organisation_id, OLD.email, OLD.role, OLD.invited_by_id, OLD.invited_at, OLD.expires_at)
    OR OLD.accepted_at IS NOT NULL OR OLD.revoked_at IS NOT NULL THEN
    RAISE EXCEPTION 'an invitation is only closed, once' USING ERRCODE = 'HU002';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER invitation_only_closes BEFORE UPDATE ON invitation FOR EACH ROW EXECUTE FUNCTION refuse_other_invitation();

-- Following somebody ends; it is not turned to somebody else, nor taken up again.
CREATE FUNCTION refuse_other_follow_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.organisation_id, NEW.person_file_id, NEW.membership_id, NEW.started_at)
    IS DISTINCT FROM (OLD.id, OLD.organisation_id, OLD.person_file_id, OLD.membership_id, OLD.started_at)
    OR OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'a follow-up is only ended, once' USING ERRCODE = 'HU003';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER follow_up_only_ends BEFORE UPDATE ON follow_up FOR EACH ROW EXECUTE FUNCTION refuse_other_follow_up();

-- Deny by default: a table with row-level security and no policy for a command refuses it.
DO $forced$
DECLARE
  owned text;
BEGIN
  FOREACH owned IN ARRAY ARRAY['organisation', 'account', 'credential', 'identity', 'totp_factor', 'recovery_code', 'membership',
    'sign_in_session', 'sign_in_throttle', 'one_time_link', 'invitation', 'authorisation', 'authorisation_event',
    'association_agreement', 'stand_in', 'person_file', 'follow_up', 'audit_event', 'audit_seal', 'audit_seal_entry'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);
  END LOOP;
END
$forced$;

-- The directory of organisations: for whoever is signed in, or invited into one.
CREATE POLICY organisation_read ON organisation FOR SELECT USING (
  hub_account() IS NOT NULL OR hub_task() = 'bootstrap'
  OR EXISTS (SELECT FROM invitation i WHERE i.organisation_id = organisation.id AND i.token_hash = hub_presented()));
CREATE POLICY organisation_add ON organisation FOR INSERT WITH CHECK (hub_role() = 'operator' OR hub_task() = 'bootstrap');
CREATE POLICY organisation_change ON organisation FOR UPDATE USING (hub_role() = 'operator');

CREATE POLICY account_read ON account FOR SELECT USING (
  id = hub_account() OR id IN (SELECT m.account_id FROM membership m WHERE m.organisation_id = hub_organisation()));
CREATE POLICY account_add ON account FOR INSERT WITH CHECK (id = hub_account());
CREATE POLICY account_change ON account FOR UPDATE USING (id = hub_account());

CREATE POLICY credential_read ON credential FOR SELECT USING (account_id = hub_account() OR login = hub_presented());
CREATE POLICY credential_add ON credential FOR INSERT WITH CHECK (account_id = hub_account());
CREATE POLICY credential_change ON credential FOR UPDATE USING (account_id = hub_account());

CREATE POLICY identity_read ON identity FOR SELECT
  USING (account_id = hub_account() OR issuer || ' ' || subject = hub_presented());
CREATE POLICY identity_add ON identity FOR INSERT WITH CHECK (account_id = hub_account());

CREATE POLICY totp_factor_own ON totp_factor USING (account_id = hub_account());
CREATE POLICY recovery_code_own ON recovery_code USING (account_id = hub_account());

-- Which columns may change is said by prisma/grants.sql: of a session, only when it was seen and ended.
-- One joins by the invitation one shows, in the organisation and the role it says, and not otherwise.
CREATE POLICY membership_read ON membership FOR SELECT
  USING (account_id = hub_account() OR organisation_id = hub_organisation());
CREATE POLICY membership_add ON membership FOR INSERT WITH CHECK (
  account_id = hub_account() AND EXISTS (
    SELECT FROM invitation i
    WHERE i.token_hash = hub_presented() AND i.organisation_id = membership.organisation_id AND i.role = membership.role
      AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > hub_now()));
CREATE POLICY membership_change ON membership FOR UPDATE
  USING (organisation_id = hub_organisation() AND hub_role() IN ('manager', 'operator'));

CREATE POLICY sign_in_session_read ON sign_in_session FOR SELECT USING (
  account_id = hub_account() OR token_hash = hub_presented() OR hub_task() = 'purge'
  OR (hub_role() IN ('manager', 'operator')
    AND membership_id IN (SELECT m.id FROM membership m WHERE m.organisation_id = hub_organisation())));
CREATE POLICY sign_in_session_add ON sign_in_session FOR INSERT WITH CHECK (account_id = hub_account());
CREATE POLICY sign_in_session_change ON sign_in_session FOR UPDATE USING (
  account_id = hub_account()
  OR (hub_role() IN ('manager', 'operator')
    AND membership_id IN (SELECT m.id FROM membership m WHERE m.organisation_id = hub_organisation())));
CREATE POLICY sign_in_session_purge ON sign_in_session FOR DELETE USING (hub_task() = 'purge');

CREATE POLICY sign_in_throttle_shown ON sign_in_throttle
  USING (key_hash = ANY (string_to_array(hub_presented(), ' ')) OR hub_task() = 'purge');

CREATE POLICY one_time_link_read ON one_time_link FOR SELECT
  USING (account_id = hub_account() OR token_hash = hub_presented() OR hub_task() = 'purge');
CREATE POLICY one_time_link_add ON one_time_link FOR INSERT WITH CHECK (account_id = hub_account());
CREATE POLICY one_time_link_use ON one_time_link FOR UPDATE USING (account_id = hub_account() OR token_hash = hub_presented());
CREATE POLICY one_time_link_purge ON one_time_link FOR DELETE USING (hub_task() = 'purge');

CREATE POLICY invitation_read ON invitation FOR SELECT USING (
  token_hash = hub_presented() OR hub_role() = 'operator' OR hub_task() = 'bootstrap'
  OR (organisation_id = hub_organisation() AND hub_role() = 'manager'));
CREATE POLICY invitation_add ON invitation FOR INSERT WITH CHECK (
  hub_role() = 'operator' OR hub_task() = 'bootstrap' OR (organisation_id = hub_organisation() AND hub_role() = 'manager'));
CREATE POLICY invitation_change ON invitation FOR UPDATE USING (
  token_hash = hub_presented() OR hub_role() = 'operator' OR (organisation_id = hub_organisation() AND hub_role() = 'manager'));

-- The Region decides; an organisation asks and reads its own; a Département reads those of the bodies that act for it.
CREATE POLICY authorisation_read ON authorisation FOR SELECT USING (
  organisation_id = hub_organisation() OR hub_role() = 'operator' OR hub_task() = 'expire'
  OR organisation_id IN (SELECT o.id FROM organisation o WHERE o.parent_id = hub_organisation()));
CREATE POLICY authorisation_ask ON authorisation FOR INSERT WITH CHECK (
  state = 'requested' AND (hub_role() = 'operator' OR (organisation_id = hub_organisation() AND hub_role() = 'manager')));
CREATE POLICY authorisation_decide ON authorisation FOR UPDATE USING (hub_role() = 'operator' OR hub_task() = 'expire');
CREATE POLICY authorisation_event_read ON authorisation_event FOR SELECT
  USING (EXISTS (SELECT FROM authorisation a WHERE a.id = authorisation_id));
CREATE POLICY authorisation_event_add ON authorisation_event FOR INSERT
  WITH CHECK (EXISTS (SELECT FROM authorisation a WHERE a.id = authorisation_id) AND by_account_id IS NOT DISTINCT FROM hub_account());

CREATE POLICY association_agreement_read ON association_agreement FOR SELECT USING (
  organisation_id = hub_organisation() OR hub_role() = 'operator'
  OR organisation_id = (SELECT o.parent_id FROM organisation o WHERE o.id = hub_organisation()));
CREATE POLICY association_agreement_add ON association_agreement FOR INSERT WITH CHECK (hub_role() = 'operator');
CREATE POLICY association_agreement_change ON association_agreement FOR UPDATE USING (hub_role() = 'operator');

CREATE POLICY stand_in_read ON stand_in FOR SELECT USING (organisation_id = hub_organisation());
CREATE POLICY stand_in_add ON stand_in FOR INSERT WITH CHECK (
  organisation_id = hub_organisation() AND (hub_role() IN ('manager', 'operator') OR away_membership_id = hub_membership()));
CREATE POLICY stand_in_end ON stand_in FOR DELETE USING (
  organisation_id = hub_organisation() AND (hub_role() IN ('manager', 'operator') OR away_membership_id = hub_membership()));

-- A file is open to the person, and to whoever follows them: not to the whole organisation, not to its manager.
CREATE POLICY person_file_read ON person_file FOR SELECT USING (
  account_id = hub_account()
  OR (organisation_id = hub_organisation() AND EXISTS (
    SELECT FROM follow_up f
    WHERE f.person_file_id = person_file.id AND f.started_at <= hub_now() AND f.ended_at IS NULL
      AND f.membership_id IN (SELECT hub_followed_memberships()))));
CREATE POLICY person_file_add ON person_file FOR INSERT
  WITH CHECK (organisation_id = hub_organisation() AND hub_role() IN ('agent', 'manager'));
CREATE POLICY person_file_change ON person_file FOR UPDATE USING (
  organisation_id = hub_organisation() AND hub_role() IN ('agent', 'manager') AND EXISTS (
    SELECT FROM follow_up f
    WHERE f.person_file_id = person_file.id AND f.started_at <= hub_now() AND f.ended_at IS NULL
      AND f.membership_id IN (SELECT hub_followed_memberships())));

-- A manager sees who follows how many people, to hand a portfolio over; the names stay in the files.
CREATE POLICY follow_up_read ON follow_up FOR SELECT USING (
  organisation_id = hub_organisation()
  AND (hub_role() IN ('manager', 'operator') OR membership_id IN (SELECT hub_followed_memberships())));
CREATE POLICY follow_up_add ON follow_up FOR INSERT WITH CHECK (
  organisation_id = hub_organisation()
  AND (hub_role() IN ('manager', 'operator') OR (hub_role() = 'agent' AND membership_id = hub_membership()))
  AND EXISTS (SELECT FROM membership m WHERE m.id = membership_id AND m.ended_at IS NULL));
CREATE POLICY follow_up_end ON follow_up FOR UPDATE USING (
  organisation_id = hub_organisation() AND (hub_role() IN ('manager', 'operator') OR (hub_role() = 'agent' AND membership_id = hub_membership())));

-- Nobody writes in another's name, nor into another organisation's trail, nor about a file they do not see. Read by the auditor, by who acted, and by the person whose file was read.
CREATE POLICY audit_event_read ON audit_event FOR SELECT USING (
  actor_id = hub_account() OR hub_role() = 'region-auditor' OR hub_task() = 'seal'
  OR (organisation_id = hub_organisation() AND hub_role() = 'auditor')
  OR person_file_id IN (SELECT p.id FROM person_file p WHERE p.account_id = hub_account()));
CREATE POLICY audit_event_add ON audit_event FOR INSERT WITH CHECK (
  actor_id IS NOT DISTINCT FROM hub_account()
  AND (organisation_id IS NULL OR organisation_id = hub_organisation() OR hub_task() = 'expire'
    OR EXISTS (
      SELECT FROM membership m
      WHERE m.account_id = hub_account() AND m.organisation_id = audit_event.organisation_id AND m.ended_at IS NULL))
  AND (person_file_id IS NULL OR EXISTS (SELECT FROM person_file p WHERE p.id = audit_event.person_file_id)));
CREATE POLICY audit_seal_read ON audit_seal FOR SELECT USING (hub_task() = 'seal' OR hub_role() = 'region-auditor');
CREATE POLICY audit_seal_add ON audit_seal FOR INSERT WITH CHECK (hub_task() = 'seal');
CREATE POLICY audit_seal_entry_read ON audit_seal_entry FOR SELECT USING (hub_task() = 'seal' OR hub_role() = 'region-auditor');
CREATE POLICY audit_seal_entry_add ON audit_seal_entry FOR INSERT WITH CHECK (hub_task() = 'seal');
