import type { Fill } from "./route-things.ts";

/** A job of ROME that somebody may name, in a portal that holds none: its page then has something to choose. */
export const jobToName: Fill = async ({ world: { builders } }) => {
  await builders.query(
    "INSERT INTO rome_grand_domaine (code, label) VALUES ('G', 'Restauration') ON CONFLICT DO NOTHING",
  );
  await builders.query(
    "INSERT INTO rome_domaine (code, label, grand_domaine_code) VALUES ('G18', 'Service', 'G') ON CONFLICT DO NOTHING",
  );
  await builders.query(
    `INSERT INTO rome_metier (code, ogr, label, domaine_code) VALUES ('G1803', 1803, 'Serveur / Serveuse', 'G18')
     ON CONFLICT DO NOTHING`,
  );
  return {};
};

/** A diploma with a block, in a portal that holds none. */
export const diplomaToName: Fill = async ({ world: { builders } }) => {
  await builders.query(
    `INSERT INTO certification (code, register, title, kind, is_active)
     VALUES ('RNCP13856', 'rncp', 'Boulanger', 'Brevet professionnel', true) ON CONFLICT DO NOTHING`,
  );
  await builders.query(
    `INSERT INTO skill_block (code, certification_code, label) VALUES ('RNCP13856BC01', 'RNCP13856', 'Fabriquer le pain')
     ON CONFLICT DO NOTHING`,
  );
  return { code: "RNCP13856" };
};

/** A job and a skill that somebody may tell of, and a fault in each field of the form that proposes them. */
export const skillToTell: Fill = async (subject) => {
  await jobToName(subject);
  await subject.world.builders.query(
    "INSERT INTO skill (ogr, kind, label) VALUES (900001, 'skill', 'Servir à table') ON CONFLICT DO NOTHING",
  );
  return { jobs: "serveuse", years: "longtemps", skills: "service" };
};
