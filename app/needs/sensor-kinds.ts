import type { OrganisationKind } from "#app/access/actor.ts";

/** The bodies whose members collect the needs of companies: Proch'Emploi, France Travail, and the Region, which runs the portal. */
export const sensorKinds: readonly OrganisationKind[] = ["region", "france_travail", "proch_emploi"];
