import { newToken } from "#app/platform/secrets.server.ts";
import { agreedFile } from "../referent-things.ts";
import { diplomaToName, jobToName, skillToTell } from "../rome-records.ts";
import { type CasesByRoute, faulty, form, only, page, type RouteCases } from "./route-case.ts";

/** A value that no field of the page of licences and languages knows, in each. */
const unknownBackground = () => ({
  ...{ licences: "x", keySkills: "x", french: "x", english: "x", dutch: "x", german: "x", level: "x", papers: "x" },
});

/** A person keeps their skills by their account: the page of a draft leads there. */
const ofDraft = page({ status: (who) => (who === "person" ? 303 : 200) });

/** The routes of a draft of skills, and of the skills of a person by their account. */
const ownCases: CasesByRoute = {
  // Nobody of the matrix keeps a draft: pages that need one lead to where it begins.
  "/mes-competences": only(ofDraft),
  "/mes-competences/metiers": {
    page: page(),
    forms: [form("remove a job", { fields: () => ({ intent: "remove", rome: "G1803" }) })],
    faulty: [faulty("job", "anonymous", ["rome", "years"], { sent: jobToName, search: () => "?q=serveuse" })],
  },
  "/mes-competences/diplomes": {
    page: page(),
    forms: [
      form("remove a diploma", { fields: () => ({ intent: "remove", code: "RNCP13856" }) }),
      form("of a diploma that nobody knows", { fields: () => ({ code: "RNCP999999" }), status: () => 404 }),
    ],
    faulty: [
      faulty("certificate", "anonymous", ["blocks"], {
        sent: diplomaToName,
        search: () => "?diplome=RNCP13856",
      }),
    ],
  },
  "/mes-competences/mes-mots": {
    page: page(),
    forms: [form("of nothing that was proposed", { fields: () => ({ jobs: "G1803", years: "2" }), status: () => 400 })],
    faulty: [
      faulty("told", "anonymous", ["jobs", "years", "skills"], {
        sent: skillToTell,
        search: () => "?q=je+servais+à+table",
      }),
    ],
  },
  "/mes-competences/permis-langues": {
    page: page(),
    forms: [form("of a licence that nobody knows", { fields: () => ({ licences: "permis-z" }), status: () => 400 })],
    faulty: [
      faulty(
        "background",
        "anonymous",
        ["licences", "keySkills", "french", "english", "dutch", "german", "level", "papers"],
        { sent: unknownBackground },
      ),
    ],
  },
  "/mes-competences/facon-de-travailler": {
    page: page(),
    forms: [form("of a line that is not there", { fields: () => ({ softSkills: "101901" }), status: () => 400 })],
    faulty: [faulty("soft-skills", "anonymous", ["softSkills"], { sent: () => ({ softSkills: "101901" }) })],
  },
  "/mes-competences/metier-voulu": {
    page: page(),
    forms: [form("of a job that was not found", { fields: () => ({ rome: "G1803" }), status: () => 400 })],
    faulty: [faulty("target", "anonymous", ["rome"], { sent: jobToName, search: () => "?q=serveuse" })],
  },
  "/mes-competences/metiers-proches": {
    page: page(),
    forms: [form("of a job that is not proposed", { fields: () => ({ rome: "G1803" }), status: () => 404 })],
  },
  "/mes-competences/questions": {
    page: page({ status: () => 303 }),
    forms: [form("answer", { fields: () => ({ ogr: "101901", answer: "yes" }) })],
  },
  "/mes-competences/resultat": {
    page: page({ status: () => 303 }),
    forms: [
      form("contest", { fields: () => ({ ogr: "101901", answer: "no" }) }),
      form("no answer", { fields: () => ({ ogr: "101901", answer: "peut-être" }), status: () => 400 }),
    ],
  },
  "/mes-competences/formations": {
    page: page(),
    forms: [form("no such town", { fields: () => ({ place: "Xyzzyville", radiusKm: "30" }), status: () => 400 })],
    faulty: [faulty("place", "anonymous", ["place", "radiusKm"])],
  },
  "/mes-competences/parcours": only(page({ status: () => 303 })),
  "/mes-competences/limites": {
    page: page(),
    forms: [form("limits that nobody has", { fields: () => ({ weeklyHours: "900" }), status: () => 400 })],
    faulty: [faulty("limits", "anonymous", ["weeklyHours", "budgetEuros"], { sent: () => ({ budgetEuros: "trop" }) })],
  },
  "/mes-competences/garder": { page: ofDraft, forms: [form("erase")] },
  "/mes-competences/imprimer": only(page()),
  "/mes-competences/fichier": only(page()),
  "/mes-competences/reprendre/:token": {
    page: page({ params: () => ({ token: newToken() }), status: () => 404 }),
    forms: [form("unknown link", { params: () => ({ token: newToken() }), status: () => 404 })],
  },
};

/** A page of skills, below the file of somebody followed who agreed. What is refused before the file is looked at tells nobody's apart. */
function besideCase({ page: own, forms, faulty: faults = [] }: RouteCases): RouteCases {
  const params = agreedFile;
  const about = "organisation" as const;
  return {
    page: { ...own, about, params },
    forms: forms.map((one) => (one.status === undefined ? { ...one, about, params } : { ...one, params })),
    faulty: faults.map((one) => ({ ...one, who: "agent" as const, params })),
  };
}

/** Pages of the draft alone. */
const OWN_ALONE = ["/mes-competences", "/mes-competences/garder", "/mes-competences/fichier"];

const besideCases: CasesByRoute = Object.fromEntries(
  Object.entries(ownCases)
    .filter(([pattern]) => !OWN_ALONE.includes(pattern) && !pattern.includes(":"))
    .map(([pattern, cases]) => [
      pattern.replace("/mes-competences/", "/personnes/:id/competences/"),
      besideCase(cases),
    ]),
);

/** The routes of skills. */
export const skillCases: CasesByRoute = { ...ownCases, ...besideCases };
