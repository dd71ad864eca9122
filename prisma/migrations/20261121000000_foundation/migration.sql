-- Foundation: skills (ROME), territories, certifications, trainings, sources, imports and catalogue versions.
-- Reason: first schema of the portal. The first part is what the schema language says (prisma/schema); the second part,
-- by hand, is what it cannot say: extensions, CHECK constraints, and the code tables of LHÉO 2.3.
-- Lock: none that matters, the database is empty.
-- Rollback: drop the database; nothing precedes this migration.

-- CreateEnum
CREATE TYPE "CertificationRegister" AS ENUM ('rncp', 'rs');

-- CreateEnum
CREATE TYPE "ImportKind" AS ENUM ('rome', 'territories', 'certifications', 'lheo');

-- CreateEnum
CREATE TYPE "ImportOutcome" AS ENUM ('switched', 'unchanged', 'refused', 'awaiting_confirmation');

-- CreateEnum
CREATE TYPE "RefusedRecord" AS ENUM ('formation', 'action', 'session');

-- CreateEnum
CREATE TYPE "SkillKind" AS ENUM ('skill', 'macro_skill', 'soft_skill', 'knowledge');

-- CreateEnum
CREATE TYPE "SkillImportance" AS ENUM ('core', 'emerging', 'other');

-- CreateEnum
CREATE TYPE "AppellationClassification" AS ENUM ('main', 'synonym', 'other');

-- CreateEnum
CREATE TYPE "RuralStatus" AS ENUM ('classified', 'partly_classified', 'not_classified');

-- CreateEnum
CREATE TYPE "Modality" AS ENUM ('on_site', 'mixed', 'remote');

-- CreateEnum
CREATE TYPE "Pace" AS ENUM ('full_time', 'part_time', 'evening');

-- CreateEnum
CREATE TYPE "Recruiting" AS ENUM ('open', 'closed', 'suspended', 'unknown');

-- CreateEnum
CREATE TYPE "CoordinatesOrigin" AS ENUM ('feed', 'commune');

-- CreateEnum
CREATE TYPE "FunderClass" AS ENUM ('collective', 'individual', 'other');

-- CreateEnum
CREATE TYPE "PurchaseKind" AS ENUM ('market_lot', 'grant', 'individual_aid');

-- CreateTable
CREATE TABLE "certification" (
    "code" VARCHAR(12) NOT NULL,
    "register" "CertificationRegister" NOT NULL,
    "title" TEXT NOT NULL,
    "level" SMALLINT,
    "is_active" BOOLEAN NOT NULL,
    "ends_on" DATE,
    "certif_info" VARCHAR(10),

    CONSTRAINT "certification_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "skill_block" (
    "code" VARCHAR(40) NOT NULL,
    "certification_code" VARCHAR(12) NOT NULL,
    "label" TEXT NOT NULL,

    CONSTRAINT "skill_block_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "formacode" (
    "code" CHAR(5) NOT NULL,
    "label" TEXT NOT NULL,

    CONSTRAINT "formacode_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "nsf_group" (
    "code" CHAR(3) NOT NULL,
    "label" TEXT NOT NULL,

    CONSTRAINT "nsf_group_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "source" (
    "id" VARCHAR(40) NOT NULL,
    "kind" "ImportKind" NOT NULL,
    "label" TEXT NOT NULL,
    "is_fictional" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import" (
    "id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL,
    "finished_at" TIMESTAMPTZ NOT NULL,
    "outcome" "ImportOutcome" NOT NULL,
    "peak_rss_bytes" BIGINT NOT NULL,
    "counts" JSONB NOT NULL,
    "warnings" JSONB NOT NULL,

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_refusal" (
    "import_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "formation" TEXT,
    "record" "RefusedRecord" NOT NULL,
    "number" TEXT,
    "path" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "value" VARCHAR(200) NOT NULL,
    "message" TEXT NOT NULL,

    CONSTRAINT "import_refusal_pkey" PRIMARY KEY ("import_id","rank")
);

-- CreateTable
CREATE TABLE "catalogue_version" (
    "version" INTEGER NOT NULL,
    "import_id" UUID NOT NULL,
    "switched_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "catalogue_version_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "rome_grand_domaine" (
    "code" CHAR(1) NOT NULL,
    "label" TEXT NOT NULL,

    CONSTRAINT "rome_grand_domaine_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "rome_domaine" (
    "code" CHAR(3) NOT NULL,
    "label" TEXT NOT NULL,
    "grand_domaine_code" CHAR(1) NOT NULL,

    CONSTRAINT "rome_domaine_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "rome_metier" (
    "code" CHAR(5) NOT NULL,
    "ogr" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "definition" TEXT NOT NULL DEFAULT '',
    "access_text" TEXT NOT NULL DEFAULT '',
    "domaine_code" CHAR(3) NOT NULL,
    "parent_code" CHAR(5),
    "is_regulated" BOOLEAN NOT NULL DEFAULT false,
    "is_executive" BOOLEAN NOT NULL DEFAULT false,
    "is_withdrawn" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "rome_metier_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "rome_appellation" (
    "ogr" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "short_label" TEXT NOT NULL,
    "metier_code" CHAR(5) NOT NULL,
    "classification" "AppellationClassification" NOT NULL,
    "is_rarely_used" BOOLEAN NOT NULL DEFAULT false,
    "is_withdrawn" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "rome_appellation_pkey" PRIMARY KEY ("ogr")
);

-- CreateTable
CREATE TABLE "skill" (
    "ogr" INTEGER NOT NULL,
    "kind" "SkillKind" NOT NULL,
    "label" TEXT NOT NULL,
    "category" TEXT NOT NULL DEFAULT '',
    "sub_category" TEXT NOT NULL DEFAULT '',
    "tree_code" TEXT,
    "macro_skill_ogr" INTEGER,
    "is_withdrawn" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "skill_pkey" PRIMARY KEY ("ogr")
);

-- CreateTable
CREATE TABLE "metier_skill" (
    "metier_code" CHAR(5) NOT NULL,
    "skill_ogr" INTEGER NOT NULL,
    "importance" "SkillImportance" NOT NULL,

    CONSTRAINT "metier_skill_pkey" PRIMARY KEY ("metier_code","skill_ogr")
);

-- CreateTable
CREATE TABLE "metier_proximity" (
    "metier_code" CHAR(5) NOT NULL,
    "near_code" CHAR(5) NOT NULL,
    "rank" INTEGER NOT NULL,

    CONSTRAINT "metier_proximity_pkey" PRIMARY KEY ("metier_code","near_code")
);

-- CreateTable
CREATE TABLE "departement" (
    "code" VARCHAR(3) NOT NULL,
    "name" TEXT NOT NULL,
    "region_code" CHAR(2) NOT NULL,

    CONSTRAINT "departement_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "arrondissement" (
    "code" VARCHAR(4) NOT NULL,
    "name" TEXT NOT NULL,
    "departement_code" VARCHAR(3) NOT NULL,

    CONSTRAINT "arrondissement_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "epci" (
    "code" CHAR(9) NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "epci_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "employment_zone" (
    "code" CHAR(4) NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "employment_zone_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "commune" (
    "insee" CHAR(5) NOT NULL,
    "name" TEXT NOT NULL,
    "folded_name" TEXT NOT NULL,
    "departement_code" VARCHAR(3) NOT NULL,
    "arrondissement_code" VARCHAR(4) NOT NULL,
    "epci_code" CHAR(9),
    "employment_zone_code" CHAR(4),
    "population" INTEGER NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "rural_status" "RuralStatus",

    CONSTRAINT "commune_pkey" PRIMARY KEY ("insee")
);

-- CreateTable
CREATE TABLE "commune_postal_code" (
    "insee" CHAR(5) NOT NULL,
    "postal_code" CHAR(5) NOT NULL,

    CONSTRAINT "commune_postal_code_pkey" PRIMARY KEY ("insee","postal_code")
);

-- CreateTable
CREATE TABLE "former_commune" (
    "insee" CHAR(5) NOT NULL,
    "name" TEXT NOT NULL,
    "folded_name" TEXT NOT NULL,
    "current_insee" CHAR(5) NOT NULL,

    CONSTRAINT "former_commune_pkey" PRIMARY KEY ("insee")
);

-- CreateTable
CREATE TABLE "lheo_level" (
    "code" SMALLINT NOT NULL,
    "label" TEXT NOT NULL,
    "level" SMALLINT,
    "is_old_scale" BOOLEAN NOT NULL,

    CONSTRAINT "lheo_level_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "funder" (
    "code" SMALLINT NOT NULL,
    "label" TEXT NOT NULL,
    "class" "FunderClass" NOT NULL,

    CONSTRAINT "funder_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "training_public" (
    "code" CHAR(5) NOT NULL,
    "label" TEXT NOT NULL,

    CONSTRAINT "training_public_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "training_organisation" (
    "id" SERIAL NOT NULL,
    "source_id" TEXT NOT NULL,
    "siret" CHAR(14) NOT NULL,
    "name" TEXT NOT NULL,
    "legal_name" TEXT NOT NULL,
    "activity_number" VARCHAR(11),
    "address_line" TEXT NOT NULL DEFAULT '',
    "postal_code" VARCHAR(5),
    "commune_insee" CHAR(5),
    "commune_name" TEXT NOT NULL DEFAULT '',
    "phone" TEXT,
    "email" TEXT,
    "url" TEXT,
    "content_hash" CHAR(32) NOT NULL,

    CONSTRAINT "training_organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training" (
    "id" SERIAL NOT NULL,
    "source_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "objective" TEXT NOT NULL,
    "expected_results" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "is_certifying" BOOLEAN NOT NULL,
    "path_kind" SMALLINT,
    "level_in" SMALLINT,
    "level_out" SMALLINT,
    "general_objective" SMALLINT,
    "url" TEXT,
    "contact_name" TEXT,
    "contact_phone" TEXT,
    "contact_email" TEXT,
    "contact_url" TEXT,
    "feed_updated_on" DATE,
    "content_hash" CHAR(32) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ,

    CONSTRAINT "training_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_rome" (
    "training_id" INTEGER NOT NULL,
    "rome_code" CHAR(5) NOT NULL,
    "rank" SMALLINT NOT NULL,

    CONSTRAINT "training_rome_pkey" PRIMARY KEY ("training_id","rome_code")
);

-- CreateTable
CREATE TABLE "training_formacode" (
    "training_id" INTEGER NOT NULL,
    "code" CHAR(5) NOT NULL,
    "rank" SMALLINT NOT NULL,

    CONSTRAINT "training_formacode_pkey" PRIMARY KEY ("training_id","code")
);

-- CreateTable
CREATE TABLE "training_nsf" (
    "training_id" INTEGER NOT NULL,
    "code" CHAR(3) NOT NULL,

    CONSTRAINT "training_nsf_pkey" PRIMARY KEY ("training_id","code")
);

-- CreateTable
CREATE TABLE "training_certification" (
    "training_id" INTEGER NOT NULL,
    "rank" SMALLINT NOT NULL,
    "rncp" VARCHAR(12),
    "rs" VARCHAR(12),
    "certif_info" VARCHAR(10),
    "cpf" VARCHAR(10),

    CONSTRAINT "training_certification_pkey" PRIMARY KEY ("training_id","rank")
);

-- CreateTable
CREATE TABLE "purchase_frame" (
    "id" SERIAL NOT NULL,
    "source_id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "kind" "PurchaseKind" NOT NULL,
    "label" TEXT NOT NULL,
    "ordered_hours" INTEGER,
    "used_hours" INTEGER,

    CONSTRAINT "purchase_frame_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_action" (
    "id" SERIAL NOT NULL,
    "training_id" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "purchase_frame_id" INTEGER,
    "modality" "Modality" NOT NULL,
    "paces" "Pace"[],
    "pace_text" TEXT NOT NULL DEFAULT '',
    "is_permanent" BOOLEAN NOT NULL,
    "is_entry_level_required" BOOLEAN NOT NULL,
    "conditions" TEXT NOT NULL DEFAULT '',
    "publics_text" TEXT NOT NULL DEFAULT '',
    "alternation_text" TEXT NOT NULL DEFAULT '',
    "hours_total" INTEGER,
    "hours_centre" INTEGER,
    "hours_company" INTEGER,
    "indicative_duration" TEXT NOT NULL DEFAULT '',
    "cost_cents" INTEGER,
    "hourly_cost_cents" INTEGER,
    "remaining_cost_text" TEXT NOT NULL DEFAULT '',
    "funding_text" TEXT NOT NULL DEFAULT '',
    "is_agreed" BOOLEAN NOT NULL,
    "meals_text" TEXT NOT NULL DEFAULT '',
    "lodging_text" TEXT NOT NULL DEFAULT '',
    "transport_text" TEXT NOT NULL DEFAULT '',
    "accessibility_text" TEXT NOT NULL DEFAULT '',
    "place_name" TEXT NOT NULL DEFAULT '',
    "address_line" TEXT NOT NULL DEFAULT '',
    "postal_code" VARCHAR(5),
    "commune_insee" CHAR(5),
    "commune_name" TEXT NOT NULL DEFAULT '',
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "coordinates_origin" "CoordinatesOrigin",
    "url" TEXT,
    "content_hash" CHAR(32) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ,

    CONSTRAINT "training_action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action_public" (
    "action_id" INTEGER NOT NULL,
    "public_code" CHAR(5) NOT NULL,

    CONSTRAINT "action_public_pkey" PRIMARY KEY ("action_id","public_code")
);

-- CreateTable
CREATE TABLE "action_funder" (
    "action_id" INTEGER NOT NULL,
    "funder_code" SMALLINT NOT NULL,
    "funded_seats" INTEGER,

    CONSTRAINT "action_funder_pkey" PRIMARY KEY ("action_id","funder_code")
);

-- CreateTable
CREATE TABLE "training_session" (
    "id" SERIAL NOT NULL,
    "action_id" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,
    "enrol_from" DATE,
    "enrol_to" DATE,
    "enrol_text" TEXT NOT NULL DEFAULT '',
    "enrol_address" TEXT NOT NULL DEFAULT '',
    "recruiting" "Recruiting" NOT NULL,
    "url" TEXT,
    "blocks_validation" SMALLINT,
    "is_simulated" BOOLEAN NOT NULL DEFAULT false,
    "content_hash" CHAR(32) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ,

    CONSTRAINT "training_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recruitment_meeting" (
    "session_id" INTEGER NOT NULL,
    "rank" SMALLINT NOT NULL,
    "kind" SMALLINT NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,
    "start_time" TEXT NOT NULL DEFAULT '',
    "end_time" TEXT NOT NULL DEFAULT '',
    "is_remote" BOOLEAN NOT NULL DEFAULT false,
    "seats" INTEGER,
    "address_text" TEXT NOT NULL DEFAULT '',
    "url" TEXT,
    "comment" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "recruitment_meeting_pkey" PRIMARY KEY ("session_id","rank")
);

-- CreateTable
CREATE TABLE "session_block" (
    "session_id" INTEGER NOT NULL,
    "rank" SMALLINT NOT NULL,
    "code" VARCHAR(40) NOT NULL,
    "label" TEXT NOT NULL,
    "certification_code" VARCHAR(12),

    CONSTRAINT "session_block_pkey" PRIMARY KEY ("session_id","rank")
);

-- CreateIndex
CREATE INDEX "skill_block_certification_code_idx" ON "skill_block"("certification_code");

-- CreateIndex
CREATE INDEX "import_source_id_started_at_idx" ON "import"("source_id", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "catalogue_version_import_id_key" ON "catalogue_version"("import_id");

-- CreateIndex
CREATE INDEX "rome_domaine_grand_domaine_code_idx" ON "rome_domaine"("grand_domaine_code");

-- CreateIndex
CREATE UNIQUE INDEX "rome_metier_ogr_key" ON "rome_metier"("ogr");

-- CreateIndex
CREATE INDEX "rome_metier_domaine_code_idx" ON "rome_metier"("domaine_code");

-- CreateIndex
CREATE INDEX "rome_metier_parent_code_idx" ON "rome_metier"("parent_code");

-- CreateIndex
CREATE INDEX "rome_appellation_metier_code_idx" ON "rome_appellation"("metier_code");

-- CreateIndex
CREATE INDEX "skill_macro_skill_ogr_idx" ON "skill"("macro_skill_ogr");

-- CreateIndex
CREATE INDEX "metier_skill_skill_ogr_idx" ON "metier_skill"("skill_ogr");

-- CreateIndex
CREATE INDEX "metier_proximity_near_code_idx" ON "metier_proximity"("near_code");

-- CreateIndex
CREATE INDEX "arrondissement_departement_code_idx" ON "arrondissement"("departement_code");

-- CreateIndex
CREATE INDEX "commune_folded_name_idx" ON "commune"("folded_name");

-- CreateIndex
CREATE INDEX "commune_departement_code_idx" ON "commune"("departement_code");

-- CreateIndex
CREATE INDEX "commune_arrondissement_code_idx" ON "commune"("arrondissement_code");

-- CreateIndex
CREATE INDEX "commune_epci_code_idx" ON "commune"("epci_code");

-- CreateIndex
CREATE INDEX "commune_employment_zone_code_idx" ON "commune"("employment_zone_code");

-- CreateIndex
CREATE INDEX "commune_postal_code_postal_code_idx" ON "commune_postal_code"("postal_code");

-- CreateIndex
CREATE INDEX "former_commune_folded_name_idx" ON "former_commune"("folded_name");

-- CreateIndex
CREATE INDEX "former_commune_current_insee_idx" ON "former_commune"("current_insee");

-- CreateIndex
CREATE INDEX "training_organisation_siret_idx" ON "training_organisation"("siret");

-- CreateIndex
CREATE UNIQUE INDEX "training_organisation_source_id_siret_key" ON "training_organisation"("source_id", "siret");

-- CreateIndex
CREATE UNIQUE INDEX "training_number_key" ON "training"("number");

-- CreateIndex
CREATE INDEX "training_source_id_idx" ON "training"("source_id");

-- CreateIndex
CREATE INDEX "training_organisation_id_idx" ON "training"("organisation_id");

-- CreateIndex
CREATE INDEX "training_rome_rome_code_idx" ON "training_rome"("rome_code");

-- CreateIndex
CREATE INDEX "training_certification_rncp_idx" ON "training_certification"("rncp");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_frame_source_id_reference_key" ON "purchase_frame"("source_id", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "training_action_number_key" ON "training_action"("number");

-- CreateIndex
CREATE INDEX "training_action_training_id_idx" ON "training_action"("training_id");

-- CreateIndex
CREATE INDEX "training_action_purchase_frame_id_idx" ON "training_action"("purchase_frame_id");

-- CreateIndex
CREATE INDEX "action_public_public_code_idx" ON "action_public"("public_code");

-- CreateIndex
CREATE INDEX "action_funder_funder_code_idx" ON "action_funder"("funder_code");

-- CreateIndex
CREATE UNIQUE INDEX "training_session_number_key" ON "training_session"("number");

-- CreateIndex
CREATE INDEX "training_session_action_id_idx" ON "training_session"("action_id");

-- CreateIndex
CREATE INDEX "session_block_code_idx" ON "session_block"("code");

-- AddForeignKey
ALTER TABLE "skill_block" ADD CONSTRAINT "skill_block_certification_code_fkey" FOREIGN KEY ("certification_code") REFERENCES "certification"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_refusal" ADD CONSTRAINT "import_refusal_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "catalogue_version" ADD CONSTRAINT "catalogue_version_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rome_domaine" ADD CONSTRAINT "rome_domaine_grand_domaine_code_fkey" FOREIGN KEY ("grand_domaine_code") REFERENCES "rome_grand_domaine"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rome_metier" ADD CONSTRAINT "rome_metier_domaine_code_fkey" FOREIGN KEY ("domaine_code") REFERENCES "rome_domaine"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rome_metier" ADD CONSTRAINT "rome_metier_parent_code_fkey" FOREIGN KEY ("parent_code") REFERENCES "rome_metier"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rome_appellation" ADD CONSTRAINT "rome_appellation_metier_code_fkey" FOREIGN KEY ("metier_code") REFERENCES "rome_metier"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "skill" ADD CONSTRAINT "skill_macro_skill_ogr_fkey" FOREIGN KEY ("macro_skill_ogr") REFERENCES "skill"("ogr") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "metier_skill" ADD CONSTRAINT "metier_skill_metier_code_fkey" FOREIGN KEY ("metier_code") REFERENCES "rome_metier"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "metier_skill" ADD CONSTRAINT "metier_skill_skill_ogr_fkey" FOREIGN KEY ("skill_ogr") REFERENCES "skill"("ogr") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "metier_proximity" ADD CONSTRAINT "metier_proximity_metier_code_fkey" FOREIGN KEY ("metier_code") REFERENCES "rome_metier"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "metier_proximity" ADD CONSTRAINT "metier_proximity_near_code_fkey" FOREIGN KEY ("near_code") REFERENCES "rome_metier"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "arrondissement" ADD CONSTRAINT "arrondissement_departement_code_fkey" FOREIGN KEY ("departement_code") REFERENCES "departement"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commune" ADD CONSTRAINT "commune_departement_code_fkey" FOREIGN KEY ("departement_code") REFERENCES "departement"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commune" ADD CONSTRAINT "commune_arrondissement_code_fkey" FOREIGN KEY ("arrondissement_code") REFERENCES "arrondissement"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commune" ADD CONSTRAINT "commune_epci_code_fkey" FOREIGN KEY ("epci_code") REFERENCES "epci"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commune" ADD CONSTRAINT "commune_employment_zone_code_fkey" FOREIGN KEY ("employment_zone_code") REFERENCES "employment_zone"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commune_postal_code" ADD CONSTRAINT "commune_postal_code_insee_fkey" FOREIGN KEY ("insee") REFERENCES "commune"("insee") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "former_commune" ADD CONSTRAINT "former_commune_current_insee_fkey" FOREIGN KEY ("current_insee") REFERENCES "commune"("insee") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_organisation" ADD CONSTRAINT "training_organisation_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training" ADD CONSTRAINT "training_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training" ADD CONSTRAINT "training_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "training_organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_rome" ADD CONSTRAINT "training_rome_training_id_fkey" FOREIGN KEY ("training_id") REFERENCES "training"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_rome" ADD CONSTRAINT "training_rome_rome_code_fkey" FOREIGN KEY ("rome_code") REFERENCES "rome_metier"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_formacode" ADD CONSTRAINT "training_formacode_training_id_fkey" FOREIGN KEY ("training_id") REFERENCES "training"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_nsf" ADD CONSTRAINT "training_nsf_training_id_fkey" FOREIGN KEY ("training_id") REFERENCES "training"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_certification" ADD CONSTRAINT "training_certification_training_id_fkey" FOREIGN KEY ("training_id") REFERENCES "training"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_frame" ADD CONSTRAINT "purchase_frame_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_action" ADD CONSTRAINT "training_action_training_id_fkey" FOREIGN KEY ("training_id") REFERENCES "training"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_action" ADD CONSTRAINT "training_action_purchase_frame_id_fkey" FOREIGN KEY ("purchase_frame_id") REFERENCES "purchase_frame"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_public" ADD CONSTRAINT "action_public_action_id_fkey" FOREIGN KEY ("action_id") REFERENCES "training_action"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_funder" ADD CONSTRAINT "action_funder_action_id_fkey" FOREIGN KEY ("action_id") REFERENCES "training_action"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_funder" ADD CONSTRAINT "action_funder_funder_code_fkey" FOREIGN KEY ("funder_code") REFERENCES "funder"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_action_id_fkey" FOREIGN KEY ("action_id") REFERENCES "training_action"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recruitment_meeting" ADD CONSTRAINT "recruitment_meeting_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "training_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_block" ADD CONSTRAINT "session_block_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "training_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- By hand -----------------------------------------------------------------------------------------------------------

-- Extensions: trusted ones, so the owner role may create them.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Shapes of codes and simple truths about one row.
ALTER TABLE rome_metier ADD CONSTRAINT rome_metier_code_shape CHECK (code ~ '^[A-N][0-9]{4}$'),
  ADD CONSTRAINT rome_metier_not_its_own_parent CHECK (parent_code <> code);
ALTER TABLE metier_proximity ADD CONSTRAINT metier_proximity_rank_positive CHECK (rank >= 1),
  ADD CONSTRAINT metier_proximity_other_metier CHECK (metier_code <> near_code);
ALTER TABLE commune ADD CONSTRAINT commune_insee_shape CHECK (insee ~ '^(2[AB]|[0-9]{2})[0-9]{3}$'),
  ADD CONSTRAINT commune_on_earth CHECK (latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180),
  ADD CONSTRAINT commune_population_not_negative CHECK (population >= 0);
ALTER TABLE commune_postal_code ADD CONSTRAINT commune_postal_code_shape CHECK (postal_code ~ '^[0-9]{5}$');
ALTER TABLE certification ADD CONSTRAINT certification_code_shape CHECK (code ~ '^(RNCP|RS)[0-9]{1,6}$'),
  ADD CONSTRAINT certification_level_range CHECK (level BETWEEN 1 AND 8);
ALTER TABLE lheo_level ADD CONSTRAINT lheo_level_range CHECK (level BETWEEN 1 AND 8);
ALTER TABLE source ADD CONSTRAINT source_id_shape CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,39}$');
ALTER TABLE training_organisation ADD CONSTRAINT training_organisation_siret_shape CHECK (siret ~ '^[0-9]{14}$');
ALTER TABLE training ADD CONSTRAINT training_title_not_empty CHECK (title <> ''),
  ADD CONSTRAINT training_level_range CHECK (level_in BETWEEN 1 AND 8 AND level_out BETWEEN 1 AND 8);
ALTER TABLE training_certification ADD CONSTRAINT training_certification_some_code
    CHECK (num_nonnulls(rncp, rs, certif_info, cpf) >= 1),
  ADD CONSTRAINT training_certification_shapes CHECK (rncp ~ '^RNCP[0-9]{1,6}$' AND rs ~ '^RS[0-9]{1,6}$');
ALTER TABLE purchase_frame ADD CONSTRAINT purchase_frame_hours_not_negative CHECK (ordered_hours >= 0 AND used_hours >= 0);
ALTER TABLE training_action ADD CONSTRAINT training_action_hours_not_negative
    CHECK (hours_total >= 0 AND hours_centre >= 0 AND hours_company >= 0),
  ADD CONSTRAINT training_action_money_not_negative CHECK (cost_cents >= 0 AND hourly_cost_cents >= 0),
  ADD CONSTRAINT training_action_point_whole CHECK ((latitude IS NULL) = (longitude IS NULL)
    AND (latitude IS NULL) = (coordinates_origin IS NULL)),
  ADD CONSTRAINT training_action_on_earth CHECK (latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180);
ALTER TABLE action_funder ADD CONSTRAINT action_funder_seats_not_negative CHECK (funded_seats >= 0);
ALTER TABLE training_session ADD CONSTRAINT training_session_ends_after_start CHECK (ends_on >= starts_on),
  ADD CONSTRAINT training_session_enrolment_ends_after_start CHECK (enrol_to >= enrol_from);
ALTER TABLE recruitment_meeting ADD CONSTRAINT recruitment_meeting_ends_after_start CHECK (ends_on >= starts_on),
  ADD CONSTRAINT recruitment_meeting_kind_range CHECK (kind BETWEEN 0 AND 9),
  ADD CONSTRAINT recruitment_meeting_seats_not_negative CHECK (seats >= 0);
ALTER TABLE import ADD CONSTRAINT import_ends_after_start CHECK (finished_at >= started_at);
ALTER TABLE catalogue_version ADD CONSTRAINT catalogue_version_positive CHECK (version >= 1);

-- LHÉO 2.3 code tables: part of the language, not of any feed.
INSERT INTO lheo_level (code, label, level, is_old_scale) VALUES
  (0, 'Information non communiquée', NULL, false),
  (1, 'Sans niveau spécifique', NULL, false),
  (2, 'Niveau VI', 1, true),
  (3, 'Niveau V bis', 2, true),
  (4, 'Niveau V (CAP, BEP)', 3, true),
  (5, 'Niveau IV (BP, BT, bac)', 4, true),
  (6, 'Niveau III (BTS, DUT)', 5, true),
  (7, 'Niveau II (licence, maîtrise)', 6, true),
  (8, 'Niveau I (au-delà de la maîtrise)', 7, true),
  (11, 'Niveau 1 (savoirs de base)', 1, false),
  (12, 'Niveau 2 (activités simples)', 2, false),
  (13, 'Niveau 3 (CAP, BEP)', 3, false),
  (14, 'Niveau 4 (baccalauréat)', 4, false),
  (15, 'Niveau 5 (bac + 2)', 5, false),
  (16, 'Niveau 6 (bac + 3 ou 4)', 6, false),
  (17, 'Niveau 7 (bac + 5)', 7, false),
  (18, 'Niveau 8 (doctorat)', 8, false);
INSERT INTO funder (code, label, class) VALUES
  (0, 'Autre financeur', 'individual'),
  (1, 'Financeur non précisé', 'other'),
  (2, 'Région', 'collective'),
  (3, 'Fonds social européen', 'other'),
  (4, 'France Travail', 'collective'),
  (5, 'Entreprise', 'individual'),
  (6, 'ACSÉ', 'collective'),
  (7, 'Agefiph', 'collective'),
  (8, 'Département', 'collective'),
  (9, 'Commune', 'collective'),
  (10, 'Vous-même', 'individual'),
  (11, 'État (ministère chargé de l''emploi)', 'collective'),
  (12, 'État (Éducation nationale)', 'collective'),
  (13, 'État (autre)', 'collective'),
  (14, 'Fonds européens (autres)', 'other'),
  (15, 'Autre collectivité territoriale', 'collective'),
  (16, 'OPCO (opérateur de compétences)', 'collective'),
  (17, 'Transitions Pro', 'other'),
  (18, 'LADOM', 'other'),
  (19, 'État (ministère de l''Intérieur)', 'other'),
  (20, 'OFII (immigration et intégration)', 'other');
INSERT INTO training_public (code, label) VALUES
  ('80001', 'Personnes sans emploi'),
  ('80003', 'Demandeurs d''emploi de plus de 26 ans'),
  ('80004', 'Cadres demandeurs d''emploi'),
  ('80006', 'Demandeurs d''emploi'),
  ('80007', 'Demandeurs d''emploi de longue durée'),
  ('80008', 'Licenciés économiques'),
  ('80009', 'Demandeurs d''emploi de moins de 26 ans'),
  ('80010', 'Bénéficiaires du RSA'),
  ('81013', 'Personnes sous main de justice'),
  ('81018', 'Femmes'),
  ('81019', 'Personnes en situation d''illettrisme'),
  ('81020', 'Personnes handicapées'),
  ('81021', 'Personnes n''ayant pas appris à lire'),
  ('81022', 'Personnes immigrées'),
  ('81023', 'Nouveaux arrivants en France'),
  ('81024', 'Jeunes de 16 à 25 ans'),
  ('81030', 'Étudiants'),
  ('81031', 'Publics du plan d''investissement dans les compétences'),
  ('81032', 'Jeunes'),
  ('81033', 'Jeunes de 16 à 29 ans'),
  ('81042', 'Personnes réfugiées'),
  ('81043', 'Personnes éloignées du numérique'),
  ('81050', 'Particuliers'),
  ('81058', 'Sportifs de haut niveau'),
  ('81059', 'Stagiaires de la formation professionnelle'),
  ('81061', 'Formation initiale'),
  ('81099', 'Autres publics'),
  ('82010', 'Créateurs d''entreprise'),
  ('82011', 'Auto-entrepreneurs'),
  ('82012', 'Chefs d''entreprise'),
  ('82020', 'Apprentis'),
  ('82044', 'Salariés'),
  ('82045', 'Cadres'),
  ('82055', 'Agents de la fonction publique'),
  ('82058', 'Personnes en emploi'),
  ('82061', 'Travailleurs handicapés'),
  ('82062', 'Intermittents'),
  ('82063', 'Saisonniers'),
  ('83056', 'Tout public');

