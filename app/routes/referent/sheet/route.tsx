import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { dayAndMonth, periodInWords } from "#app/content/dates.ts";
import { followedFilePage } from "#app/content/followed-file.ts";
import { positioningSheet as words } from "#app/content/positioning-sheet.ts";
import { site } from "#app/content/site.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { phoneShown } from "#app/platform/phone.ts";
import { type FollowedFile, readFollowedFile } from "#app/positioning/follow/read-followed-file.server.ts";
import { guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { unopened } from "#app/web/people/unopened.server.ts";
import { personScreen } from "../person/person-screen.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? words.fallback}${site.titleSuffix}` },
];

export const loader = guardedLoader("positioning.submit", async ({ actor, database, params, request }) => {
  const id = params["id"] ?? "";
  const { searchParams, search } = new URL(request.url);
  const read = await readFollowedFile(database, memberOf(actor), id);
  if (!read.ok) throw unopened(read.refusal, `/personnes/${id}/fiche${search}`);
  const sheet = sheetOf(read.value, searchParams.get("demande") ?? "");
  if (sheet === null) throw nothingHere();
  return sheet;
});

/** One positioning and its person, in words, and nothing of their situation: the sheet goes from hand to hand. Null: no such one. */
function sheetOf(followed: FollowedFile, positioningId: string) {
  const on = todayIso();
  const one = followed.positionings.find(({ id }) => id === positioningId);
  const screen = personScreen(followed, on);
  const told = screen.positionings.find(({ id }) => id === positioningId);
  if (one === undefined || told === undefined) return null;
  const { phone, mail, birthDate, organisationName } = followed.file;
  const pair = (name: string, value: string | null) => ({ name, value: value ?? words.notGiven });
  return {
    ...{ id: followed.file.id, title: words.title(screen.name), printedOn: words.printedOn(on) },
    person: [
      pair(words.name, screen.name),
      ...(birthDate === null ? [] : [pair(followedFilePage.birthDate, dayAndMonth(birthDate))]),
      ...(phone === null ? [] : [pair(followedFilePage.phone, phoneShown(phone))]),
      ...(mail === null ? [] : [pair(followedFilePage.mail, mail)]),
      pair(words.followedBy, organisationName),
    ],
    training: [
      pair(words.trainingName, one.training),
      pair(words.organisation, one.organisation),
      ...(one.phone === null ? [] : [pair(words.organisationPhone, phoneShown(one.phone))]),
      pair(words.place, one.place),
      pair(words.dates, periodInWords(one.startsOn, one.endsOn)),
      pair(words.payer, told.payer),
    ],
    state: [pair(words.now, told.state), pair(words.next, told.next)],
    history: told.history.map(({ what, when, reason }) => `${what}, ${when}.${reason === null ? "" : ` ${reason}.`}`),
  };
}

export default function Sheet(): ReactElement {
  const { id, title, printedOn, person, training, state, history } = useLoaderData<typeof loader>();
  return (
    <div className="prose sheet">
      <h1 tabIndex={-1}>{title}</h1>
      <p className="no-print">{words.how}</p>
      <p>{printedOn}</p>
      <h2>{words.person}</h2>
      <Pairs pairs={person} />
      <h2>{words.training}</h2>
      <Pairs pairs={training} />
      <h2>{words.state}</h2>
      <Pairs pairs={state} />
      <h2>{words.history}</h2>
      <ol className="history">
        {history.map((line, index) => (
          <li key={`${index} ${line}`}>{line}</li>
        ))}
      </ol>
      <p className="sign">{words.sign}</p>
      <p className="no-print">
        <Link to={`/personnes/${id}`}>{words.back}</Link>
      </p>
    </div>
  );
}

interface PairsProps {
  readonly pairs: readonly { readonly name: string; readonly value: string }[];
}

function Pairs({ pairs }: PairsProps): ReactElement {
  return (
    <dl className="pairs">
      {pairs.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
