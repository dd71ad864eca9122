import type { Page } from "playwright-core";
import { z } from "zod";
import { openAccessBuilders } from "#tests/support/access-builders.ts";
import { buildDeadLetter, buildImport, buildRefusalLink, REFUSED_SIRET } from "#tests/support/operator-records.ts";
import type { PageState } from "./page-states.ts";
import type { TestPortal } from "./portal.ts";

async function linkCreated(page: Page): Promise<void> {
  await page.getByLabel("SIRET de l’organisme").fill(REFUSED_SIRET);
  await page.getByRole("button", { name: "Créer le lien" }).click();
  await page.getByRole("status").getByText("Le lien est prêt").waitFor();
}

/** The pages of the operator's space with something on each; `outside`: what a link shows whoever holds it. */
export async function operatorPages({
  database,
}: TestPortal): Promise<{ readonly inside: readonly PageState[]; readonly outside: readonly PageState[] }> {
  const builders = openAccessBuilders(database);
  const id = await buildImport(builders);
  await buildDeadLetter(builders);
  await buildDeadLetter(builders);
  const [region] = await builders.query("SELECT id FROM organisation WHERE kind = 'region'");
  const { token } = await buildRefusalLink(builders, z.object({ id: z.string() }).parse(region));
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
      page("exploitation-liens", "/exploitation/liens", "Le lien est prêt", { act: linkCreated }),
    ],
    outside: [page("refus-partages", `/refus/${token}`, "partage cette page avec")],
  };
}
