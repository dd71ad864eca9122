import type { Page } from "playwright-core";
import type { TestPortal } from "./portal.ts";

/** A page in a state a person can meet. `status` is its answer. */
export interface PageState {
  readonly name: string;
  readonly path: string;
  readonly status: number;
  /** What shows that the page is in this state, where the address alone does not make sure of it. */
  readonly says?: string;
  /** Brings the page to its state, once it is there. */
  readonly act?: (page: Page) => Promise<void>;
  /** The answer to what `act` sends, where that is a refusal. */
  readonly refusal?: number;
}

const hostileTitle =
  '<script>alert("titre")</script> Agent de fabrication et de montage en chaudronnerie, tuyauterie et assemblages ' +
  "mécanosoudésPourLaConstructionNavaleEtFerroviaireSansAucuneEspace <b>gras</b> & « suite »";

/** The whole month after this one, as the filter of months sets it. */
function nextMonth(): string {
  const now = new Date();
  const day = (offset: number, date: number): string =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, date)).toISOString().slice(0, 10);
  return `debut-apres=${day(1, 1)}&debut-avant=${day(2, 0)}`;
}

/** Every page of the portal in every state, on the demonstration region. */
export const pageStates: readonly PageState[] = [
  { name: "accueil", path: "/", status: 200 },
  { name: "resultats", path: "/formations", status: 200 },
  { name: "resultats-lieu", path: "/formations?q=soudeur&lieu=Lille", status: 200 },
  { name: "resultats-faute", path: "/formations?q=soudeurr", status: 200, says: "Vous avez écrit « soudeurr »" },
  {
    name: "resultats-approchants",
    path: "/formations?q=soudeur+aquaponie",
    status: 200,
    says: "Rien ne correspond exactement",
  },
  {
    name: "resultats-filtres",
    path: `/formations?modalite=on-site&modalite=mixed&financeur=2&certifiante=1&${nextMonth()}&tri=start`,
    status: 200,
  },
  {
    name: "resultats-vides",
    path: "/formations?q=zzzz&metier=H2913&debut-apres=2099-01-01",
    status: 200,
    says: "Essayez autrement",
  },
  { name: "resultats-page-trop-loin", path: "/formations?page=999", status: 200 },
  { name: "lieu-inconnu", path: "/formations?q=soudeur&lieu=Xyzzyville", status: 200 },
  { name: "code-postal", path: "/formations?lieu=59600", status: 200 },
  {
    name: "parametres-faux",
    path: "/formations?debut-apres=hier&page=zero&modalite=nulle-part",
    status: 200,
    says: "Il est laissé de côté",
  },
  {
    name: "besoins-filtres",
    path: "/besoins?secteur=F&contrat=permanent&lieu=Lille",
    status: 200,
    says: "Filtrer (2)",
  },
  {
    name: "besoins-vides",
    path: "/besoins?q=zzzz&metier=H2913&savoir-faire=1",
    status: 200,
    says: "Aucune entreprise",
  },
  { name: "besoins-ailleurs", path: "/besoins?lieu=Marseille", status: 200, says: "hors de la région" },
  { name: "besoins-filtre-faux", path: "/besoins?contrat=cdi&rayon=x", status: 200, says: "laissé de côté" },
  {
    name: "besoin-ferme",
    path: "/besoins/00000000-0000-4000-8000-000000000012",
    status: 404,
    says: "n’est plus ouverte",
  },
  { name: "fiche-metier", path: "/metiers/H2913", status: 200, says: "Se former" },
  { name: "fiche-metier-inconnue", path: "/metiers/A0000", status: 404, says: "Nous ne connaissons pas ce métier" },
  { name: "besoin-metier", path: "/besoins/nouveau?q=soudeur", status: 200, says: "Lequel est le plus proche" },
  { name: "besoin-envoye", path: "/besoins/nouveau?fait=besoin-envoye", status: 200, says: "Votre besoin est envoyé" },
  {
    name: "besoin-lien-demande",
    path: "/besoins/lien?fait=besoin-lien-envoye",
    status: 200,
    says: "un nouveau lien arrive",
  },
  { name: "besoin-lien-faux", path: "/besoins/suivre/faux", status: 404, says: "n’ouvre plus rien" },
  { name: "aide", path: "/aide", status: 200 },
  { name: "mentions-legales", path: "/mentions-legales", status: 200 },
  { name: "accessibilite", path: "/accessibilite", status: 200 },
  { name: "etat", path: "/etat", status: 200 },
  { name: "connexion", path: "/connexion", status: 200 },
  { name: "connexion-quittee", path: "/connexion?fait=deconnecte", status: 200, says: "Vous avez quitté votre espace" },
  { name: "mot-de-passe", path: "/mot-de-passe", status: 200 },
  { name: "mot-de-passe-lien-faux", path: "/mot-de-passe/faux", status: 200, says: "Demandez-en un autre" },
  { name: "invitation-fausse", path: "/invitation/fausse", status: 200, says: "Ce lien n’ouvre aucune invitation" },
  { name: "formation-inconnue", path: "/formations/aucune", status: 404 },
  { name: "adresse-inconnue", path: "/nulle/part", status: 404 },
];

/** A town without a session within a kilometre: the search has to widen. */
export async function widenedState({ db }: TestPortal): Promise<PageState> {
  const { rows } = await db.pool.query<{ insee: string }>(`
    SELECT insee FROM commune AS town WHERE NOT EXISTS (
      SELECT FROM search.session AS s WHERE search.km(town.latitude, town.longitude, s.latitude, s.longitude) < 2)
    ORDER BY population DESC, insee LIMIT 1`);
  const path = `/formations?q=soudeur&lieu=insee:${rows[0]?.insee}&rayon=1`;
  return { name: "resultats-elargis", path, status: 200, says: "Nous avons cherché jusqu’à" };
}

/** Training pages worth a look: fixed dates, several dates, permanent entry, no date left, a title full of markup. */
export async function trainingStates({ db }: TestPortal): Promise<readonly PageState[]> {
  const byShape = await db.pool.query<{ name: string; number: string }>(`
    WITH shape AS (
      SELECT training.number, count(*) AS sessions, bool_or(is_permanent) AS permanent, count(block.code) AS blocks
      FROM training
      JOIN training_action AS action ON action.training_id = training.id
      JOIN training_session AS session ON session.action_id = action.id
      LEFT JOIN listed_block AS block ON block.list_id = session.block_list_id
      GROUP BY training.number)
    (SELECT 'formation-une-date' AS name, number FROM shape WHERE sessions = 1 AND NOT permanent ORDER BY number LIMIT 1)
    UNION ALL (SELECT 'formation-dates', number FROM shape WHERE sessions > 2 ORDER BY blocks DESC, number LIMIT 1)
    UNION ALL (SELECT 'formation-permanente', number FROM shape WHERE permanent ORDER BY number LIMIT 1)
    UNION ALL (SELECT 'formation-balises', max(number) FROM shape)
    UNION ALL (SELECT 'formation-sans-date', min(number) FROM shape)`);
  const numbers = new Map(byShape.rows.map(({ name, number }) => [name, number]));
  await db.pool.query("UPDATE training SET title = $1 WHERE number = $2", [
    hostileTitle,
    numbers.get("formation-balises"),
  ]);
  await db.pool.query(
    `UPDATE training_session SET starts_on = '2020-01-06', ends_on = '2020-02-07' WHERE action_id IN
       (SELECT action.id FROM training_action AS action JOIN training ON training.id = action.training_id WHERE training.number = $1)`,
    [numbers.get("formation-sans-date")],
  );
  return [...numbers].map(([name, number]) => ({ name, path: `/formations/${number}`, status: 200 }));
}
