-- What employers say they will hire (survey « Besoins en main-d'œuvre »), and how hard a job is to fill, by basin of France Travail.
-- Reason: a person who looks at a near job is told what the last survey said around their town; a company's word never mixes with it.
-- Lock: ACCESS EXCLUSIVE on commune for an instant: a column without a default rewrites nothing.
-- Rollback: the version before does not know these tables nor the column.
-- Effect: some 7,500 rows after the first import of the survey; communes have their basin after the next import of territories.

ALTER TYPE "ImportKind" ADD VALUE 'bmo';
ALTER TABLE "commune" ADD COLUMN "labour_basin_code" CHAR(4);

CREATE TABLE "hiring_family" (
    "code" VARCHAR(5) NOT NULL,
    "label" TEXT NOT NULL,

    CONSTRAINT "hiring_family_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "hiring_family_metier" (
    "rome_code" CHAR(5) NOT NULL,
    "family_code" VARCHAR(5) NOT NULL,

    CONSTRAINT "hiring_family_metier_pkey" PRIMARY KEY ("rome_code","family_code"),
    CONSTRAINT "hiring_family_metier_shape" CHECK ("rome_code" ~ '^[A-N][0-9]{4}$')
);
ALTER TABLE "hiring_family_metier" ADD CONSTRAINT "hiring_family_metier_family_code_fkey"
  FOREIGN KEY ("family_code") REFERENCES "hiring_family"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "hiring_survey" (
    "family_code" VARCHAR(5) NOT NULL,
    "basin_code" CHAR(4) NOT NULL,
    "year" SMALLINT NOT NULL,
    "projects" INTEGER,
    "difficult" INTEGER,

    CONSTRAINT "hiring_survey_pkey" PRIMARY KEY ("family_code","basin_code"),
    CONSTRAINT "hiring_survey_counts" CHECK ("projects" >= 0 AND "difficult" BETWEEN 0 AND "projects")
);
ALTER TABLE "hiring_survey" ADD CONSTRAINT "hiring_survey_family_code_fkey"
  FOREIGN KEY ("family_code") REFERENCES "hiring_family"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "job_tension" (
    "rome_code" CHAR(5) NOT NULL,
    "basin_code" CHAR(4) NOT NULL,
    "year" SMALLINT NOT NULL,
    "degree" SMALLINT NOT NULL,

    CONSTRAINT "job_tension_pkey" PRIMARY KEY ("rome_code","basin_code"),
    CONSTRAINT "job_tension_degree" CHECK ("degree" BETWEEN 1 AND 5)
);
