import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { z } from "zod";
import { type AccessBuilders, openAccessBuilders } from "#tests/support/access-builders.ts";
import { buildAid } from "#tests/support/build-aid.ts";
import { buildOperation, buildQualifiedNeed } from "#tests/support/build-operation.ts";
import { buildOpenNeed, buildProposal } from "#tests/support/build-proposal.ts";
import { buildOpening } from "#tests/support/opening-things.ts";
import { loginOf, sessionOf } from "./access-world.ts";
import type { Visitor } from "./account-states.ts";
import type { PageState } from "./page-states.ts";
import type { TestPortal } from "./portal.ts";

const member = z.object({ id: z.string(), organisation_id: z.string(), account_id: z.string() });
type Member = z.infer<typeof member>;

const page = (name: string, path: string, says: string, more: Partial<PageState> = {}): PageState => ({
  ...{ name, path, says, status: 200 },
  ...more,
});

async function nothingChosen(page: Page): Promise<void> {
  await page.getByLabel("Premier jour").fill("2090-12-31");
  await page.getByLabel("Dernier jour").fill("2090-01-01");
  await page.getByRole("button", { name: "Envoyer la demande" }).click();
  await page.getByRole("alert").waitFor();
}

async function noSeat(page: Page): Promise<void> {
  await page.getByLabel("Combien de places").fill("0");
  await page.getByRole("button", { name: "Envoyer la demande" }).click();
  await page.getByRole("alert").waitFor();
}

async function noPlace(page: Page): Promise<void> {
  await page.getByLabel("Combien de places").fill("0");
  await page.getByRole("button", { name: "Ouvrir l’opération" }).click();
  await page.getByRole("alert").waitFor();
}

/** A request that a Département makes, of a block that the training organisation of the demonstration teaches. */
async function openingOfTeacher(builders: AccessBuilders, { organisation_id: id }: Member): Promise<string> {
  const [row] = await builders.query(
    `SELECT l.code FROM training_session s JOIN listed_block l ON l.list_id = s.block_list_id
     WHERE s.number = 'SE_DEMO_SOUDEUR_4' ORDER BY l.rank LIMIT 1`,
  );
  return buildOpening(builders, { id }, { blockCode: z.object({ code: z.string() }).parse(row).code });
}

async function noAidChosen(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Préparer la demande" }).click();
  await page.getByRole("alert").waitFor();
}

/** Individual aids of somebody followed, in each state that has a page of its own. */
async function aidsOf(builders: AccessBuilders, file: string) {
  const { organisation_id: providerId } = await memberOf(builders, "responsable-of");
  return {
    prepared: await buildAid(builders, file),
    agreed: await buildAid(builders, file, { state: "agreed" }),
    asked: await buildAid(builders, file, { state: "quote_asked", providerId }),
    complete: await buildAid(builders, file, { state: "complete", scheme: "aif" }),
    sent: await buildAid(builders, file, { state: "sent" }),
    accepted: await buildAid(builders, file, { state: "accepted" }),
  };
}

async function memberOf({ query }: AccessBuilders, key: string): Promise<Member> {
  const [row] = await query(
    "SELECT m.id, m.organisation_id, m.account_id FROM membership AS m JOIN credential USING (account_id) WHERE login = $1",
    [loginOf(key)],
  );
  return member.parse(row);
}

/** What the Region was asked, and answered; then was asked again. */
async function askTwice({ query }: AccessBuilders, { organisation_id, account_id }: Member): Promise<string> {
  const [refused, asked] = [randomUUID(), randomUUID()];
  for (const [id, state, version, endsOn] of [
    [refused, "refused", 2, "2089-12-31"],
    [asked, "requested", 1, "2090-12-31"],
  ]) {
    await query("INSERT INTO authorisation VALUES ($1, $2, $3, '{59,62}', '{prf}', '{}', '2089-01-01', $4, $5)", [
      id,
      organisation_id,
      state,
      endsOn,
      version,
    ]);
    await query("INSERT INTO authorisation_event VALUES ($1, 1, 'request', now(), $2)", [id, account_id]);
  }
  await query("INSERT INTO authorisation_event VALUES ($1, 2, 'refuse', now(), $2, 'Le périmètre est trop large.')", [
    refused,
    account_id,
  ]);
  return asked;
}

/** The pages of an organisation with something on each, by whom they are met. Called once for a portal. */
export async function organisationVisitors({ db, database }: TestPortal): Promise<readonly Visitor[]> {
  const builders = openAccessBuilders(database);
  const manager = await memberOf(builders, "responsable-nord");
  const [away, standIn] = [await memberOf(builders, "referente-nord"), await memberOf(builders, "referent-nord")];
  const asked = await askTwice(builders, manager);
  await builders.query("INSERT INTO stand_in VALUES ($1, $2, $3, '2020-01-01', '2099-12-31')", [
    manager.organisation_id,
    away.id,
    standIn.id,
  ]);
  const shown = await buildOpenNeed(builders);
  const proposal = await buildProposal(builders, "proposed");
  const introduced = await buildProposal(builders, "agreed");
  const followed = await builders.buildPersonFile({ id: manager.organisation_id, kind: "departement", name: "" }, []);
  await builders.query("INSERT INTO follow_up VALUES (gen_random_uuid(), $1, $2, $3, '2020-01-01')", [
    ...[manager.organisation_id, followed.id, manager.id],
  ]);
  const aids = await aidsOf(builders, followed.id);
  const opening = await buildOpening(builders, { id: manager.organisation_id });
  const region = await memberOf(builders, "operatrice");
  const asked59 = await buildOpening(builders, { id: region.organisation_id });
  const taught = await openingOfTeacher(builders, manager);
  const toGatherFor = await buildQualifiedNeed(builders);
  const operation = await buildOperation(builders, manager.organisation_id);
  await builders.close();
  await sessionOf(db, "referente-nord");
  const space = "/mon-organisation";
  return [
    {
      token: null,
      states: [
        page("aide-proposee", `/reponse/${aids.prepared.token}`, "Une aide pour payer votre formation"),
        page("emploi-propose", `/reponse/${proposal.token}`, "Un emploi vous est proposé"),
        page("emploi-accepte", `/reponse/${introduced.token}`, "Vous avez changé d’avis"),
        page("besoin-personne", `/besoins/suivre/${introduced.companyToken}`, "Personnes qui veulent vous rencontrer"),
      ],
    },
    {
      token: await sessionOf(db, "responsable-nord"),
      states: [
        page("emplois-a-proposer", `/personnes/${followed.id}/besoins`, "Ce que les entreprises cherchent"),
        page("emploi-a-proposer", `/personnes/${followed.id}/besoins/${shown.id}`, "Ce que la personne va lire"),
        page("aide-demander", `/personnes/${followed.id}/aides/nouvelle`, "Quelles aides peuvent convenir"),
        page("aide-demander-refusee", `/personnes/${followed.id}/aides/nouvelle`, "Choisissez une aide", {
          act: noAidChosen,
          refusal: 400,
        }),
        page(
          "aide-accord",
          `/personnes/${followed.id}/aides/${aids.prepared.aid}`,
          "Noter ce que la personne vous a dit",
        ),
        page("aide-devis", `/personnes/${followed.id}/aides/${aids.agreed.aid}`, "Noter un devis reçu"),
        page(
          "aide-deposer",
          `/personnes/${followed.id}/aides/${aids.complete.aid}`,
          "Noter que la demande est déposée",
        ),
        page("aide-acceptee", `/personnes/${followed.id}/aides/${aids.accepted.aid}`, "La suite"),
        page("habilitations", `${space}/habilitations`, "Habilitation refusée"),
        page("habilitation-demander", `${space}/habilitations/demander`, "Pour quels programmes"),
        page("habilitation-demander-refusee", `${space}/habilitations/demander`, "Choisissez au moins un programme", {
          act: nothingChosen,
          refusal: 400,
        }),
        page("ouvertures", `${space}/ouvertures`, "Souder en toutes positions"),
        page("ouverture", `${space}/ouvertures/${opening}`, "Retirer nos places"),
        page("ouverture-demander", `${space}/ouvertures/demander`, "ne dit rien d’une personne"),
        page("ouverture-demander-refusee", `${space}/ouvertures/demander`, "Écrivez un nombre de places", {
          act: noSeat,
          refusal: 400,
        }),
        page("operation-ouvrir", `${space}/besoins/${toGatherFor}/operation`, "Le parcours proposé"),
        page("operation-ouvrir-refusee", `${space}/besoins/${toGatherFor}/operation`, "Écrivez un nombre", {
          act: noPlace,
          refusal: 400,
        }),
        page("operations", `${space}/operations`, "Ouverte par votre organisation"),
        page("operation", `${space}/operations/${operation}`, "Une session manque"),
        page("operation-etape", `${space}/operations/${operation}/etape?place=0`, "Enlever cette étape"),
        page("conventions", `${space}/conventions`, "Relais insertion Sambre"),
        page("remplacements", `${space}/remplacements`, "Karim Delattre remplace Lucie Bernard"),
        page("membre", `${space}/membres/${away.id}`, "Déconnecter tous ses appareils"),
      ],
    },
    {
      token: await sessionOf(db, "operatrice"),
      states: [
        page("habilitations-region", `${space}/habilitations`, "Les demandes de toutes les organisations"),
        page("habilitation-a-decider", `${space}/habilitations/${asked}`, "Décider"),
        page("aides-region", `${space}/aides`, "Camille Martin"),
        page("aide-region", `${space}/aides/${aids.sent.aid}`, "Votre réponse"),
        page("ouvertures-region", `${space}/ouvertures`, "par bloc et par territoire"),
        page("ouverture-region", `${space}/ouvertures/${asked59}`, "Mettre à l’étude"),
        page("conventions-region", `${space}/conventions`, "Enregistrer une convention"),
        page("assistance", "/assistance", "Adresse électronique du compte"),
        page("assistance-trouvee", `/assistance?adresse=${loginOf("referente-nord")}`, "Lucie Bernard"),
      ],
    },
    {
      token: await sessionOf(db, "responsable-of"),
      states: [
        page("aides-organisme", `${space}/aides`, "Devis demandés"),
        page("aide-organisme", `${space}/aides/${aids.asked.aid}`, "Votre devis"),
        page("ouvertures-organisme", `${space}/ouvertures`, "Dites si vous ouvrez"),
        page("ouverture-organisme", `${space}/ouvertures/${taught}`, "Nous pouvons, il faut un financement"),
      ],
    },
    {
      token: await sessionOf(db, "auditeur-nord"),
      states: [page("journal", `${space}/journal`, "Tous ses actes")],
    },
    {
      token: await sessionOf(db, "auditeur-region"),
      states: [page("journal-region", `${space}/journal`, "Solidité du journal")],
    },
  ];
}
