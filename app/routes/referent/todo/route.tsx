import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { aidLinks } from "#app/content/aid-links.ts";
import { followedPage, todoPage as words } from "#app/content/followed.ts";
import { lettersTray } from "#app/content/letters-tray.ts";
import { operationsPage } from "#app/content/operations.ts";
import { site } from "#app/content/site.ts";
import { countOperationsAsking } from "#app/needs/operations/read-operations.server.ts";
import { readAskedTies } from "#app/people/tie/answer-tie.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { listAidsToDo } from "#app/positioning/aid/read-aids.server.ts";
import type { TodoLine } from "#app/positioning/follow/followed-store.server.ts";
import { listTodo, MOST_TODO } from "#app/positioning/follow/list-followed.server.ts";
import { type TodoGroup, todoGroups } from "#app/positioning/follow/step-rules.ts";
import { todoGroupWords } from "#app/positioning/follow/step-words.ts";
import { countLetters } from "#app/positioning/letters/letter-tray.server.ts";
import { aidRow, proposalRow, stepRow } from "#app/routes/referent/people/followed-view.ts";
import { followedListRow } from "#app/routes/referent/people/view.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { guardedLoader } from "#app/web/guard.server.ts";
import { memberOf } from "#app/web/member-of.ts";

export const meta: MetaFunction = () => [{ title: `${words.menu}${site.titleSuffix}` }];

export const loader = guardedLoader("positioning.submit", async ({ actor, database }) => {
  const { lines, proposals } = await listTodo(database, memberOf(actor));
  const { length: ties } = await readAskedTies(database, memberOf(actor));
  const letters = await countLetters(database, memberOf(actor));
  const operations = await countOperationsAsking(database, memberOf(actor));
  const aids = await listAidsToDo(database, memberOf(actor));
  const on = todayIso();
  const groups = [
    ...todoGroups.map((group) => todoGroup(group, lines, on)),
    { title: words.proposals, rows: proposals.map((one) => proposalRow(one, on)) },
    { title: aidLinks.todo, rows: aids.map((one) => aidRow(one, on)) },
  ].filter(({ rows }) => rows.length > 0);
  return {
    title: words.title(lines.length + proposals.length + aids.length),
    ties,
    letters,
    operations,
    isCut: lines.length === MOST_TODO || proposals.length === MOST_TODO,
    // A group stands where its most urgent line does.
    groups: groups.toSorted((one, other) => firstDay(one.rows).localeCompare(firstDay(other.rows))),
  };
});

function todoGroup(group: TodoGroup, lines: readonly TodoLine[], on: string) {
  const rows = lines.filter((line) => line.group === group);
  return {
    title: todoGroupWords[group],
    rows: rows.map((line) => ({ key: line.aboutId ?? line.fileId, dueOn: line.dueOn, ...stepRow(line, on) })),
  };
}

const NO_DAY = "9999-12-31";

function firstDay(rows: readonly { readonly dueOn: string | null }[]): string {
  return rows[0]?.dueOn ?? NO_DAY;
}

export default function Todo(): ReactElement {
  const { title, groups, ties, letters, operations, isCut } = useLoaderData<typeof loader>();
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{title}</h1>
      <p>{groups.length === 0 ? words.nothing : words.lede}</p>
      {ties === 0 ? null : (
        <Notice tone="attention">
          <p>
            <Link to="/personnes/rapprochements">{followedPage.ties(ties)}</Link>
          </p>
        </Notice>
      )}
      {letters === 0 ? null : (
        <Notice tone="attention">
          <p>
            <Link to="/mon-organisation/lettres">{lettersTray.waiting(letters)}</Link>
          </p>
        </Notice>
      )}
      {operations === 0 ? null : (
        <Notice tone="attention">
          <p>
            <Link to="/mon-organisation/operations">{operationsPage.asking(operations)}</Link>
          </p>
        </Notice>
      )}
      {groups.map((group) => (
        <section key={group.title}>
          <h2>{`${group.title} (${group.rows.length})`}</h2>
          <Rows rows={group.rows.map((row) => followedListRow(row, row.key))} />
        </section>
      ))}
      {isCut ? <p>{words.more}</p> : null}
      <p>
        <Link to="/personnes">{words.people}</Link>
      </p>
    </div>
  );
}
