import { EnvironmentError, env } from "#app/platform/env.server.ts";
import { type ProviderName, type ProviderSettings, readProviders } from "./provider-settings.ts";

let readOnce: readonly ProviderSettings[] | undefined;

/**
 * The identity providers of this process, read from the environment at the first call and kept; none: local accounts only.
 * Throws EnvironmentError naming the wrong key. A provider sends people back to PUBLIC_URL, which must then be said.
 */
export function configuredProviders(): readonly ProviderSettings[] {
  readOnce ??= readAll();
  return readOnce;
}

/** The provider of an address of the portal; null when there is none of that name here. */
export function providerNamed(name: string | undefined): ProviderSettings | null {
  return configuredProviders().find((provider) => provider.name === name) ?? null;
}

/** The names of the providers of this process, in the order of the screens. */
export function configuredProviderNames(): readonly ProviderName[] {
  return configuredProviders().map(({ name }) => name);
}

/**
 * The origins that a sign-in form leads to: those of the issuers. A provider whose authorization endpoint stands elsewhere is
 * refused when a sign-in begins (`startFederatedSignIn`), since the browser would stop the form without a word.
 */
export function providerOrigins(): readonly string[] {
  return [...new Set(configuredProviders().map(({ issuer }) => new URL(issuer).origin))];
}

function readAll(): readonly ProviderSettings[] {
  const { PUBLIC_URL } = env();
  const read = readProviders(process.env, PUBLIC_URL ?? "http://localhost");
  if (!read.ok) throw new EnvironmentError(`Réglage refusé : ${read.refusal.problems.join(" ; ")}.`);
  if (read.value.length > 0 && PUBLIC_URL === undefined) {
    throw new EnvironmentError(
      "Réglage refusé : PUBLIC_URL manque, alors qu’un fournisseur d’identité est réglé : c’est là qu’il renvoie les personnes.",
    );
  }
  return read.value;
}
