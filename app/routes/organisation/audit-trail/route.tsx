import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import type { AuditFilters } from "#app/access/audit/audit-reading-store.server.ts";
import { auditScope, readAudit, readAuditActors } from "#app/access/audit/read-audit.server.ts";
import { readChainState } from "#app/access/audit/read-chain-state.server.ts";
import { auditPage as words } from "#app/content/audit-words.ts";
import { site } from "#app/content/site.ts";
import { civilDaySchema } from "#app/platform/civil-day.ts";
import { startOfDay } from "#app/platform/clock.server.ts";
import { guardedLoader } from "#app/web/guard.server.ts";
import { memberOf } from "#app/web/member-of.ts";
import { type AuditAsked, auditView } from "./audit-view.ts";
import { AuditTrailView } from "./view.tsx";

/** Of an address: what is not understood filters nothing. */
const day = civilDaySchema.catch("");
const askedSchema = z.object({
  du: day,
  au: day,
  acte: z
    .string()
    .regex(/^[a-z.-]{1,60}$/)
    .catch(""),
  qui: z.guid().catch(""),
});

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("audit.read", async ({ actor, database, request }) => {
  const member = memberOf(actor);
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const asked = askedSchema.parse(search);
  const before = search["avant"];
  const page = await readAudit(database, member, {
    filters: filtersOf(asked),
    page: before === undefined ? {} : { before },
  });
  const people = await readAuditActors(database, member);
  // The chain is the same behind every page: it is told on the first.
  const chain = before === undefined ? await readChainState(database, member) : null;
  return auditView({ scope: auditScope(member).kind, asked, page, people, chain });
});

function filtersOf({ du, au, acte, qui }: AuditAsked): AuditFilters {
  return {
    ...(du === "" ? {} : { from: startOfDay(du) }),
    ...(au === "" ? {} : { to: startOfDay(au, 1) }),
    ...(acte === "" ? {} : { action: acte }),
    ...(qui === "" ? {} : { actorId: qui }),
  };
}

export default function AuditTrail(): ReactElement {
  return <AuditTrailView view={useLoaderData<typeof loader>()} />;
}
