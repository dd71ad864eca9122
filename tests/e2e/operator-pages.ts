import type { Page } from "playwright-core";
import { z } from "zod";
import { type AccessBuilders, openAccessBuilders } from "#tests/support/access-builders.ts";
import { buildNeed } from "#tests/support/build-need.ts";
import { buildDeadLetter, buildImport, buildRefusalLink, REFUSED_SIRET } from "#tests/support/operator-records.ts";
import { buildManagedSession } from "#tests/support/session-records.ts";
import type { PageState } from "./page-states.ts";
import type { TestPortal } from "./portal.ts";

async function linkCreated(page: Page): Promise<void> {
  await page.getByLabel("SIRET de l’organisme").fill(REFUSED_SIRET);
  await page.getByRole("button", { name: "Créer le lien" }).click();
  await page.getByRole("status").getByText("Le lien est prêt").waitFor();
}

/** The number of a session whose organisation closed, with somebody positioned on it. */
async function sessionLeft(builders: AccessBuilders): Promise<string> {
  const organisation = await builders.buildOrganisation({ kind: "training_organisation", name: "Organisme fermé" });
  const { number } = await buildManagedSession(builders, organisation);
  await builders.rewrite("UPDATE catalogue_tie SET ended_at = now() WHERE organisation_id = $1", [organisation.id]);
  return number;
}

/** The pages of the operator's space with something on each; `outside`: what a link shows whoever holds it. */
export async function operatorPages({
  database,
}: TestPortal): Promise<{ readonly inside: readonly PageState[]; readonly outside: readonly PageState[] }> {
  const builders = openAccessBuilders(database);
  const id = await buildImport(builders);
  await buildNeed(builders);
  await buildDeadLetter(builders);
  await buildDeadLetter(builders);
  const [region] = await builders.query("SELECT id FROM organisation WHERE kind = 'region'");
  const { token } = await buildRefusalLink(builders, z.object({ id: z.string() }).parse(region));
  const session = `/exploitation/sessions/${await sessionLeft(builders)}`;
  await builders.close();
  const page = (name: string, path: string, says: string, more: Partial<PageState> = {}): PageState => ({
    ...{ name, path, says, status: 200 },
    ...more,
  });
  return {
    inside: [
      page("exploitation-imports", "/exploitation/imports", "Demandez à la source si c’est voulu"),
      page("exploitation-import", `/exploitation/imports/${id}?objet=session`, "Cette date n’existe pas"),
      page("exploitation-visibilite", "/exploitation/visibilite?numero=SE_1", "refus à l’import"),
      page("exploitation-envois", "/exploitation/envois", "Essayer de nouveau les 2"),
      page("exploitation-sessions", "/exploitation/sessions", "plus personne n’y répond"),
      page("exploitation-session-annuler", `${session}/annuler`, "La demande de 1 personne prend fin"),
      page("exploitation-session-reporter", `${session}/reporter?debut=2090-01-01&fin=2090-06-30`, "Vérifiez avant"),
      page("exploitation-mots", "/exploitation/mots", "1 entreprise"),
      page("exploitation-mot", "/exploitation/mots?mot=souder&avis=ignored", "Avant de garder votre avis"),
      page("savoir-faire-partages", "/mon-organisation/besoins/secteurs", "à partir de trois entreprises"),
      page("besoins-regroupes", "/mon-organisation/besoins/regroupes", "Par arrondissement"),
      page("exploitation-liens", "/exploitation/liens", "Le lien est prêt", { act: linkCreated }),
    ],
    outside: [page("refus-partages", `/refus/${token}`, "partage cette page avec")],
  };
}
