-- Passkeys as a second factor, and what they are asked to sign.
-- Reason: a professional may confirm who they are with a fingerprint, a face or the code of a screen; nothing of them can be phished.
-- A challenge stays on the server, serves once and for five minutes, in the session that asked for it.
-- Lock: new tables only.
-- Rollback: drop both tables; who has a passkey alone signs in by a recovery code, then adds an authenticator app.
-- Measured: one insert a page that offers a passkey, one delete an answer, both by primary key; challenges of the last hour at most.

-- CreateEnum
CREATE TYPE "PasskeyPurpose" AS ENUM ('add', 'prove');

-- CreateTable
CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "credential_id" VARCHAR(1364) NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "device" VARCHAR(120) NOT NULL,
    "added_at" TIMESTAMPTZ NOT NULL,
    "last_used_at" TIMESTAMPTZ,

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey_challenge" (
    "challenge_hash" VARCHAR(64) NOT NULL,
    "account_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "purpose" "PasskeyPurpose" NOT NULL,
    "asked_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("challenge_hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");

-- CreateIndex
CREATE INDEX "passkey_account_id_idx" ON "passkey"("account_id");

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here.

ALTER TABLE passkey ADD CONSTRAINT passkey_counts CHECK (counter >= 0);

ALTER TABLE passkey ENABLE ROW LEVEL SECURITY;
ALTER TABLE passkey FORCE ROW LEVEL SECURITY;
ALTER TABLE passkey_challenge ENABLE ROW LEVEL SECURITY;
ALTER TABLE passkey_challenge FORCE ROW LEVEL SECURITY;

-- Which columns of a passkey may change is said by prisma/grants.sql: what counts its uses, and never the key.
CREATE POLICY passkey_own ON passkey USING (account_id = hub_account());

-- No policy for UPDATE: a challenge is laid down, then taken out.
CREATE POLICY passkey_challenge_read ON passkey_challenge FOR SELECT
  USING (account_id = hub_account() OR hub_task() = 'purge');
CREATE POLICY passkey_challenge_add ON passkey_challenge FOR INSERT WITH CHECK (account_id = hub_account());
CREATE POLICY passkey_challenge_take ON passkey_challenge FOR DELETE
  USING (account_id = hub_account() OR hub_task() = 'purge');
