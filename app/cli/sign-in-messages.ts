import type { ProviderName } from "#app/access/sign-in/federation/provider-settings.ts";

const names: Readonly<Record<ProviderName, string>> = { proconnect: "ProConnect", franceconnect: "FranceConnect" };

/** By what people may sign in on this portal, for the operator who starts it, in French. */
export function signInMessage(providers: readonly ProviderName[]): string {
  if (providers.length === 0) {
    return "Connexion : aucun fournisseur d’identité n’est réglé (PROCONNECT_*, FRANCECONNECT_*). Comptes locaux seulement.";
  }
  return `Connexion : ${providers.map((name) => names[name]).join(" et ")}, et comptes locaux.`;
}
