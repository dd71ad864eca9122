import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import type { ListedCertification } from "#app/blocks/review/link-review-store.server.ts";
import { readCertificationsToReview } from "#app/blocks/review/review-link.server.ts";
import { blockReview as words } from "#app/content/block-review.ts";
import { site } from "#app/content/site.ts";
import { OperationNav } from "#app/routes/operator/shared/operation-nav.tsx";
import { operationSections } from "#app/routes/operator/shared/sections.ts";
import { type Row, Rows } from "#app/ui/rows.tsx";
import { guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("block-link.review", async ({ actor, database }) => {
  const read = await readCertificationsToReview(database, memberOf(actor));
  if (!read.ok) throw nothingHere();
  return { sections: operationSections(actor), ...read.value };
});

export default function BlockCertifications(): ReactElement {
  const { sections, certifications, progress } = useLoaderData<typeof loader>();
  return (
    <div className="prose">
      <OperationNav sections={sections} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.lede}</p>
      <p>
        <strong>{words.progress(progress.reviewed, progress.trainings)}</strong>
      </p>
      <p className="hint">
        {words.progressHow} {words.order}
      </p>
      <Rows none={words.none} rows={certifications.map(rowOf)} />
    </div>
  );
}

function rowOf({ code, title, trainings, blocks, reviewed }: ListedCertification): Row {
  return {
    key: code,
    title: (
      <h2>
        <Link to={`/exploitation/blocs/${code}`} discover="none">
          {title}
        </Link>
      </h2>
    ),
    lines: [words.uses(trainings), words.blocks(reviewed, blocks)],
    hints: [code],
  };
}
