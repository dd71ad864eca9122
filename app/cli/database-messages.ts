import { assertNever } from "#app/platform/result.ts";
import type { AccessRefusal, AccessWarning } from "#prisma/access-plan.ts";

/** Why the portal does not start on this database, and what the operator can do, in French. */
export function accessRefusalMessage(refusal: AccessRefusal): string {
  switch (refusal.kind) {
    case "server-too-old":
      return (
        `La base de données fonctionne avec PostgreSQL ${Math.trunc(refusal.serverVersion / 10_000)}. ` +
        "Le portail demande PostgreSQL 15 ou plus récent."
      );
    case "unlimited-login":
      return [
        `Le compte « ${refusal.role} » de DATABASE_URL a tous les droits sur le serveur (superutilisateur ou BYPASSRLS).`,
        "Le portail refuse de démarrer avec lui : une faille donnerait accès à tout. Créez deux comptes limités :",
        ...twoRolesRecipe(refusal.database),
      ].join("\n");
    case "not-migrated":
      return [
        `La base « ${refusal.database} » est vide et le compte « ${refusal.role} » ne peut pas y créer de tables.`,
        "Donnez aussi DATABASE_OWNER_URL, l’adresse du compte propriétaire. S’il n’existe pas encore :",
        ...twoRolesRecipe(refusal.database),
      ].join("\n");
    case "unreachable":
      return `La base de données de ${refusal.key} ne répond pas (${refusal.reason}). Vérifiez l’adresse et le serveur.`;
    default:
      return assertNever(refusal);
  }
}

/** The owner's address without the app's: the portal would serve as the owner. In French. */
export const ownerAloneMessage =
  "DATABASE_OWNER_URL est donnée sans DATABASE_URL. Donnez aussi l’adresse du compte limité dans DATABASE_URL.";

/** No login to give rights to: said after a deploy made with the owner alone. In French. */
export const noAppRoleMessage =
  "Attention : le rôle « hub_app » n’existe pas sur ce serveur, aucun droit n’a été donné. Créez-le, puis recommencez.";

/** The database went away in the middle of a command: its transaction was rolled back. In French. */
export const databaseLostMessage =
  "La base de données a cessé de répondre : rien n’a été changé. Vérifiez qu’elle fonctionne, puis relancez la commande.";

/** The same between two migrations, or inside one. In French. */
export const migrationLostMessage =
  "La base de données a cessé de répondre. Les migrations déjà appliquées le restent ; celle qui était en cours n’a rien changé. " +
  "Vérifiez que la base fonctionne, puis relancez la commande.";

/** The same while the portal starts: what was loaded before stays, and is not loaded twice. In French. */
export const startLostMessage =
  "La base de données a cessé de répondre pendant le démarrage. Vérifiez qu’elle fonctionne, puis relancez « npm start » : " +
  "ce qui est déjà chargé ne le sera pas deux fois.";

/** The same, at the very moment of saving. In French. */
export const commitInDoubtMessage =
  "La base de données a cessé de répondre pendant l’enregistrement : le changement est peut-être fait, " +
  "ou pas. Relancez la commande : ce qui est déjà fait ne le sera pas deux fois.";

/** What the operator should know about the logins in use, in French. */
export function accessWarningMessage(warning: AccessWarning): string {
  switch (warning.kind) {
    case "login-owns-tables":
      return (
        `Attention : le compte « ${warning.role} » possède les tables du portail. Une faille pourrait en changer la ` +
        "structure. Donnez un compte limité dans DATABASE_URL et le propriétaire dans DATABASE_OWNER_URL."
      );
    case "migrations-not-checked":
      return (
        `Le compte « ${warning.role} » ne peut pas vérifier la version des tables. Après une mise à jour, lancez ` +
        "« npm run migrate -- deploy » avec DATABASE_OWNER_URL."
      );
    default:
      return assertNever(warning);
  }
}

function twoRolesRecipe(database: string): readonly string[] {
  return [
    "",
    "  CREATE ROLE hub_owner LOGIN PASSWORD 'mot-de-passe-1';",
    "  CREATE ROLE hub_app LOGIN PASSWORD 'mot-de-passe-2' NOSUPERUSER NOBYPASSRLS;",
    `  ALTER DATABASE "${database.replaceAll('"', '""')}" OWNER TO hub_owner;`,
    "",
    "puis donnez les deux adresses :",
    "",
    `  DATABASE_OWNER_URL=postgresql://hub_owner:mot-de-passe-1@serveur/${encodeURIComponent(database)}`,
    `  DATABASE_URL=postgresql://hub_app:mot-de-passe-2@serveur/${encodeURIComponent(database)}`,
  ];
}

/** What an operator reads when Meilisearch refused a command, or could not be reached: what it said, and what to look at. */
export function searchServerMessage(said: string): string {
  return `Meilisearch a refusé, ou ne répond pas : « ${said} ». Vérifiez MEILI_URL, MEILI_KEY et MEILI_WRITE_KEY, puis recommencez.`;
}
