import { randomUUID } from "node:crypto";
import { readerOf } from "#app/access/acting.server.ts";
import { defineCommand, done } from "#app/access/command.server.ts";
import { selectNewestReadings } from "#app/imports/history/refusal-store.server.ts";
import { refused } from "#app/platform/result.ts";
import { hashToken, newToken } from "#app/platform/secrets.server.ts";
import { isPlaceholderSiret, isStandInSiret, siretSchema } from "../siret.ts";
import { LINK_DAYS } from "./link-rule.ts";
import { insertLink, isKnownOrganisation } from "./refusal-link-store.server.ts";

const DAY_MS = 86_400_000;

/**
 * Makes a link that shows one training organisation, by its SIRET, its own refusals. Answers the secret of the link, which is stored
 * nowhere: it is shown once.
 */
export const createRefusalLink = defineCommand({
  input: siretSchema,
  right: "refusal-link.manage",
  async run({ transaction, actor, at }, siret) {
    // Several organisations come without a SIRET: a link would show each the refusals of the others.
    if (isPlaceholderSiret(siret) || isStandInSiret(siret)) return refused({ kind: "organisation-unknown" } as const);
    const readings = await selectNewestReadings(readerOf(transaction));
    if (!(await isKnownOrganisation(transaction, siret, readings))) {
      return refused({ kind: "organisation-unknown" } as const);
    }
    const [id, token] = [randomUUID(), newToken()];
    await insertLink(transaction, {
      ...{ id, tokenHash: hashToken(token), organisationId: actor.organisationId, createdById: actor.accountId },
      ...{ organisationSiret: siret, createdAt: at, expiresAt: new Date(at.getTime() + LINK_DAYS * DAY_MS) },
    });
    return done({ token }, { action: "refusal-link.create", resourceId: id, facts: { siret, days: LINK_DAYS } });
  },
});
