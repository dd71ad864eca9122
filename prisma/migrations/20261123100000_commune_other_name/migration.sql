-- Territories: the other names of communes.
-- Reason: mail and feeds name parts of a commune (Rosendaël, Lomme, Euralille) and names that INSEE changed; a town written so was
-- placed nowhere.
-- Lock: none that readers notice, the table is new. Filled by the next import of the territories.
-- Rollback: DROP TABLE commune_other_name.
-- Measured: 104 names in Hauts-de-France.

CREATE TABLE "commune_other_name" (
  "insee" CHAR(5) NOT NULL,
  "folded_name" TEXT NOT NULL,
  CONSTRAINT "commune_other_name_pkey" PRIMARY KEY ("insee","folded_name"),
  CONSTRAINT "commune_other_name_insee_fkey" FOREIGN KEY ("insee") REFERENCES "commune"("insee") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "commune_other_name_folded_name_idx" ON "commune_other_name"("folded_name");
