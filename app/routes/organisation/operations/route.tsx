import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { operationsPage as words } from "#app/content/operations.ts";
import { site } from "#app/content/site.ts";
import { readOperations } from "#app/needs/operations/read-operations.server.ts";
import { guardedLoader } from "#app/web/guard.server.ts";
import { memberOf } from "#app/web/member-of.ts";
import { operationLine } from "#app/web/operations/operation-lines.ts";
import { OperationRows } from "#app/web/operations/operation-rows.tsx";

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("operation.read", async ({ actor, database }) => {
  const member = memberOf(actor);
  const operations = await readOperations(database, member);
  return { operations: operations.map((operation) => operationLine(operation, member.organisationId)) };
});

export default function Operations(): ReactElement {
  const { operations } = useLoaderData<typeof loader>();
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.lede}</p>
      <OperationRows operations={operations} level="h2" none={words.none} />
      <p>
        <Link to="/mon-organisation/besoins">{words.needs}</Link>
      </p>
    </div>
  );
}
