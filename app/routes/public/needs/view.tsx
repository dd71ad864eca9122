import type { ReactElement } from "react";
import { home } from "#app/content/home.ts";
import { publicNeedsText as words } from "#app/content/public-needs.ts";
import { Door } from "#app/ui/door.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { NeedLine } from "#app/web/needs/need-line.ts";
import type { NeedResults } from "#app/web/needs/need-results.ts";
import { NeedRows } from "#app/web/needs/need-rows.tsx";
import { NeedSearchForm } from "#app/web/needs/need-search-form.tsx";

interface NeedsViewProps {
  readonly needs: readonly NeedLine[];
  readonly results: NeedResults;
}

export function NeedsView({ needs, results }: NeedsViewProps): ReactElement {
  return (
    <div className="grid gap-5">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p className="lede">{words.lede}</p>
      <NeedSearchForm action="/besoins" fields={results.fields} />
      {results.notices.map((notice) => (
        <Notice key={notice}>
          <p>{notice}</p>
        </Notice>
      ))}
      <section className="prose" aria-label={words.results}>
        <h2>{results.heading}</h2>
        <p className="sr-only" role="status">
          {results.heading}
        </p>
        <NeedRows results={results} needs={needs} />
      </section>
      <Door words={home.company} to="/besoins/nouveau" />
    </div>
  );
}
