-- A sign-in begun at ProConnect or FranceConnect, kept until the person comes back.
-- Reason: the state, the nonce and the verifier of a sign-in stay on the server, serve once and die young. A row is seen by who
-- presents the hash of its state, and by the purge: nobody lists who is signing in.
-- Lock: a new table only.
-- Rollback: drop the table; whoever is at a provider at that instant starts again.
-- Measured: one insert and one delete by primary key a sign-in; a table of the last hour at most.

-- CreateTable
CREATE TABLE "federated_sign_in" (
    "state_hash" VARCHAR(64) NOT NULL,
    "visit_hash" VARCHAR(64) NOT NULL,
    "sealed_kept" TEXT NOT NULL,
    "sealed_invitation" TEXT,
    "next_address" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "federated_sign_in_pkey" PRIMARY KEY ("state_hash")
);

-- By hand from here.

ALTER TABLE federated_sign_in ENABLE ROW LEVEL SECURITY;
ALTER TABLE federated_sign_in FORCE ROW LEVEL SECURITY;

-- No policy for UPDATE: a kept sign-in is laid down, then taken out.
CREATE POLICY federated_sign_in_read ON federated_sign_in FOR SELECT
  USING (state_hash = hub_presented() OR hub_task() = 'purge');
CREATE POLICY federated_sign_in_add ON federated_sign_in FOR INSERT WITH CHECK (state_hash = hub_presented());
CREATE POLICY federated_sign_in_take ON federated_sign_in FOR DELETE
  USING (state_hash = hub_presented() OR hub_task() = 'purge');
