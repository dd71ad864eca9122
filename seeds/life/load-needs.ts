import { commandNeed } from "#app/needs/command-need.server.ts";
import { followSilence } from "#app/needs/follow-silence.server.ts";
import type { NeedContract } from "#app/needs/need-choices.ts";
import { needPostingSchema } from "#app/needs/need-posting.ts";
import { postNeed } from "#app/needs/post-need.server.ts";
import { mergeNeeds } from "#app/needs/same/merge-needs.server.ts";
import { atInstant, startOfDay } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { readPhone } from "#app/platform/phone.ts";
import { readExpectedSkills } from "#app/skills/expected/read-expected-skills.server.ts";
import { demonstrationActor } from "../access/demonstration-actor.ts";
import { addDays } from "../calendar.ts";
import { fictionalEmail, fictionalPhone, fictionalSiret } from "../catalogue/fictional-numbers.ts";
import { versionsOfNeeds } from "../region-store.server.ts";
import { regionFirms } from "./region-firms.ts";

/** Whose member collects needs in the demonstration. */
const SENSOR = "operatrice";
const NOON_MS = 12 * 3_600_000;
/** Of the invented companies: far from those of the training organisations. */
const FIRST_SIRET = 900;

type Command = Parameters<typeof commandNeed>[2]["command"];

interface ToldNeed {
  readonly company: string;
  readonly job: string;
  readonly rome: string;
  readonly headcount: number;
  readonly commune: string;
  readonly visibility: string;
  readonly skill: string;
  readonly naf?: string;
  /** Days before today. */
  readonly posted: number;
  readonly commands: readonly Command[];
  readonly contract?: NeedContract;
  /** The place in the list of another need of its company. */
  readonly sameCompany?: number;
  /** Places in what ROME expects of the métier, the heaviest first: the skills that it is qualified with, essential. */
  readonly asks?: readonly number[];
  /** The place in the list of the need that it says again: its company, and whether both were merged. */
  readonly again?: { readonly of: number; readonly isMerged: boolean };
}

const confirmed = (company: string): Command => ({ name: "confirm", companyName: company });

function need(
  [company, job, rome, commune]: readonly [string, string, string, string],
  told: Omit<ToldNeed, "company" | "job" | "rome" | "commune">,
): ToldNeed {
  return { company, job, rome, commune, ...told };
}

/** Companies that ask for the same skills of a job: some show themselves, two hide. Industry and building look for the same. */
const layered: readonly ToldNeed[] = [
  ["Soudure du Valenciennois", "59606", "public", "2562B"],
  ["Métallerie de la Scarpe", "59178", "public", "2511Z"],
  ["Tuyauteries du Littoral", "59183", "public", "3311Z"],
  ["Chantiers de la Sambre", "59392", "prescribers", "3011Z"],
  ["Charpentes Artois", "62041", "public", "4391A"],
  ["Ossatures du Ternois", "62041", "public", "4391B"],
  ["Toitures de la Lys", "59178", "public", "4399C"],
  ["Ponts du Nord", "59606", "sensors", "2511Z"],
].map(([company = "", commune = "", visibility = "", naf = ""], rank) =>
  need([company, "soudeur", "H2913", commune], {
    ...{ visibility, naf, headcount: 1 + rank, posted: 12 - rank, skill: "Souder à l’arc" },
    ...{ commands: [confirmed(company)], asks: rank < 2 ? [0, 6] : [6] },
  }),
);

/** A need in each state, of invented companies. */
function toldNeeds(): readonly ToldNeed[] {
  const open = { visibility: "prescribers", headcount: 2, commands: [] };
  return [
    need(["Menuiserie des Trois Ponts", "menuisier", "H2206", "59392"], {
      ...{ ...open, posted: 50, skill: "Poser une fenêtre" },
    }),
    need(["Garage de la Vallée", "mécanicien", "I1604", "02408"], {
      ...{ ...open, posted: 35, skill: "Changer une courroie" },
    }),
    need(["Chaudronnerie du Santerre", "soudeur", "H2913", "80620"], {
      ...{ posted: 1, visibility: "sensors", headcount: 1, skill: "Souder l’aluminium", commands: [] },
    }),
    need(["Aide et présence", "aide à domicile", "K1304", "80021"], {
      ...{ ...open, posted: 6, headcount: 4, skill: "Préparer un repas", commands: [confirmed("Aide et présence")] },
    }),
    need(["Entrepôts de la Gohelle", "préparateur de commandes", "N1103", "62498"], {
      ...{ posted: 9, visibility: "public", headcount: 6, skill: "Conduire un chariot" },
      commands: [
        confirmed("Entrepôts de la Gohelle"),
        {
          ...{ name: "qualify", metierCode: needPostingSchema.shape.metierCode.unwrap().parse("N1103") },
          skills: [{ ogr: null, label: "Conduire un chariot", importance: "trainable" }],
        },
      ],
    }),
    need(["Maçonnerie Lefebvre", "maçon", "F1703", "62041"], {
      ...{ ...open, posted: 20, skill: "Monter un mur" },
      commands: [confirmed("Maçonnerie Lefebvre"), { name: "fill", hired: 2, hiredFrom: "hub" }],
    }),
    need(["Auberge du Beffroi", "cuisinier", "G1602", "59350"], {
      ...{ ...open, posted: 15, skill: "Cuisiner pour cent personnes", commands: [{ name: "stop" }] },
    }),
    need(["Aide et présence", "auxiliaire de vie", "K1302", "80021"], {
      ...{ ...open, posted: 5, skill: "Aider à se lever", commands: [{ name: "set-aside", reason: "same-need" }] },
    }),
    need(["SARL Chaudronnerie Santerre", "soudeur à l’arc", "H2913", "80620"], {
      ...{ posted: 1, visibility: "prescribers", headcount: 2, skill: "Lire un plan", commands: [] },
      again: { of: 2, isMerged: false },
    }),
    need(["Entrepôts Gohelle", "préparatrice de commandes", "N1103", "62498"], {
      ...{ posted: 3, visibility: "public", headcount: 5, skill: "Préparer une commande", commands: [] },
      again: { of: 4, isMerged: true },
    }),
    need(["Ateliers de la Sambre", "soudeur", "H2913", "59392"], {
      ...{ posted: 8, visibility: "public", headcount: 3, skill: "Souder à l’arc", naf: "2511Z" },
      commands: [confirmed("Ateliers de la Sambre")],
    }),
    need(["Les Bâtisseurs du Beauvaisis", "maçon", "F1703", "60057"], {
      ...{ posted: 4, visibility: "public", headcount: 2, skill: "Monter un mur", naf: "4399C" },
      commands: [confirmed("Les Bâtisseurs du Beauvaisis")],
    }),
    ...layered,
  ];
}

/** What the companies of each arrondissement look for, after `first` needs. */
function needsOfFirms(first: number): readonly ToldNeed[] {
  let rank = first;
  return regionFirms.flatMap(({ name, commune, naf, visibility, needs }) => {
    const sameCompany = rank;
    rank += needs.length;
    return needs.map(({ job, rome, became, asks = [0, 1], ...rest }) =>
      need([name, job, rome, commune], {
        ...{ naf, visibility, sameCompany, ...rest, commands: commandsOf(name, rest.headcount)[became] },
        ...(became === "ready" ? { asks } : {}),
      }),
    );
  });
}

/** What a sensor does of a need for it to become so; a need without an answer becomes silent by itself. */
function commandsOf(company: string, hired: number) {
  return {
    ...{ posted: [], silent: [], confirmed: [confirmed(company)], ready: [confirmed(company)] },
    ...{ filled: [confirmed(company), { name: "fill", hired, hiredFrom: "france-travail" } as const] },
    ...{ stopped: [{ name: "stop" } as const], "set-aside": [{ name: "set-aside", reason: "not-reachable" } as const] },
  };
}

/** Tells the needs of the demonstration through the use cases of real life. Told again, it adds none. */
export async function loadDemonstrationNeeds(database: Database, today: string): Promise<void> {
  const at = (daysBefore: number): Date => new Date(startOfDay(addDays(today, -daysBefore)).getTime() + NOON_MS);
  const sensor = await demonstrationActor(database, SENSOR);
  const first = toldNeeds();
  const needs = [...first, ...needsOfFirms(first.length)];
  const known = await versionsOfNeeds(database, sensor);
  for (const [rank, told] of needs.entries()) {
    const isTold =
      (known.get(demonstrationNeedId(rank)) ?? 0) > told.commands.length + (told.asks === undefined ? 0 : 1);
    if (isTold && told.again?.isMerged !== true) continue;
    await atInstant(at(told.posted), async () => {
      const id = demonstrationNeedId(rank);
      const posted = await postNeed(database, postingOf(told, id, rank), `demo-${rank}`);
      if (!posted.ok) throw new Error(`The need of ${told.company} was refused: ${posted.refusal.kind}`);
      const qualify = told.asks === undefined ? [] : [await qualifying(database, told.rome, told.asks)];
      for (const [version, command] of [...told.commands, ...qualify].entries()) {
        await commandNeed(database, sensor, { needId: id, version: version + 1, command });
      }
      if (told.again?.isMerged !== true) return;
      const otherVersion = 1 + (needs[told.again.of]?.commands.length ?? 0);
      const both = {
        needId: id,
        version: 1 + told.commands.length,
        otherId: demonstrationNeedId(told.again.of),
        otherVersion,
      };
      await mergeNeeds(database, sensor, both);
    });
  }
  // One company was asked and did not answer; another was asked this week.
  for (const daysBefore of [19, 4]) await atInstant(at(daysBefore), () => followSilence(database));
}

/** A need qualified with skills that ROME expects of its métier. */
async function qualifying(database: Database, rome: string, asks: readonly number[]): Promise<Command> {
  const expected = await readExpectedSkills(database.pool, rome);
  if (!expected.ok) throw new Error(`The demonstration does not know ${rome}`);
  const { metier, skills } = expected.value;
  const wanted = asks.flatMap((place) => skills[place] ?? []);
  return {
    ...{ name: "qualify", metierCode: metier.code },
    skills: wanted.map(({ ogr, label }) => ({ ogr, label, importance: "essential" })),
  };
}

/** The id of the first need of a company of the demonstration. */
export function demonstrationNeedOf(company: string): string {
  const first = toldNeeds();
  const rank = [...first, ...needsOfFirms(first.length)].findIndex((told) => told.company === company);
  if (rank === -1) throw new Error(`The demonstration has no need of ${company}`);
  return demonstrationNeedId(rank);
}

/** The id of a need of the demonstration, by its place in the list. */
export function demonstrationNeedId(rank: number): string {
  return `00000000-0000-4000-8000-0000000000${String(rank + 10)}`;
}

function postingOf(told: ToldNeed, id: string, rank: number) {
  return needPostingSchema.parse({
    ...{
      id,
      siret: fictionalSiret(FIRST_SIRET + (told.again?.of ?? told.sameCompany ?? rank)),
      companyName: told.company,
      naf: told.naf ?? null,
      companySize: "1-9",
    },
    ...{ jobLabel: told.job, metierCode: told.rome, headcount: told.headcount, startsOn: null },
    ...{
      communeCode: told.commune,
      contract: told.contract ?? "permanent",
      weeklyHours: 35,
      payCents: null,
      payPeriod: null,
    },
    ...{ offers: ["visit", "tutor"], visibility: told.visibility },
    skills: [{ ogr: null, label: told.skill, importance: "essential" }],
    contact: {
      name: "Camille Exemple",
      phone: readPhone(fictionalPhone(FIRST_SIRET + rank)),
      mail: fictionalEmail(FIRST_SIRET + rank),
      callTime: "morning",
    },
  });
}
