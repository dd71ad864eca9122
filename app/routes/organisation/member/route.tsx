import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { endMemberSessions, readMemberSessions } from "#app/access/members/member-sessions.server.ts";
import { roleName } from "#app/content/access-words.ts";
import { accountPage, deviceInWords } from "#app/content/account.ts";
import { memberPage as words } from "#app/content/assistance.ts";
import { dayOfInstant, instantInWords } from "#app/content/dates.ts";
import { site } from "#app/content/site.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";

const idSchema = z.guid();

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""}${site.titleSuffix}` },
];

export const loader = guardedLoader("member.end-sessions", async ({ actor, database, params }) => {
  const id = idSchema.safeParse(params["id"]);
  const read = id.success ? await readMemberSessions(database, memberOf(actor), id.data) : null;
  if (read === null || !read.ok) throw nothingHere();
  const { name, role, since, sessions } = read.value;
  return {
    title: words.title(name),
    lede: words.lede(roleName[role], dayOfInstant(since)),
    sessions: sessions.map((session) => ({
      id: session.id,
      device: deviceInWords(session.device),
      facts: accountPage.seenAt(instantInWords(session.lastSeenAt)),
    })),
    leave: `/mon-organisation/membres/${id.data}/depart`,
  };
});

export const action = guardedAction("member.end-sessions", async ({ actor, database, params }) => {
  const id = idSchema.safeParse(params["id"]);
  const ended = id.success ? await endMemberSessions(database, memberOf(actor), id.data) : null;
  if (ended === null || !ended.ok) throw nothingHere();
  throw redirectSaved<typeof words.saved>(`/mon-organisation/membres/${id.data}`, "appareils-du-membre");
});

export default function Member(): ReactElement {
  const { title, lede, sessions, leave } = useLoaderData<typeof loader>();
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{title}</h1>
      <p>{lede}</p>
      <h2>{words.sessions}</h2>
      <Rows
        none={words.none}
        rows={sessions.map(({ id, device, facts }) => ({ key: id, title: device, hints: [facts] }))}
      />
      {sessions.length === 0 ? null : (
        <>
          <p>
            {words.why} {words.letter}
          </p>
          <ButtonForm>{words.end}</ButtonForm>
        </>
      )}
      <ul>
        <li>
          <Link to={leave}>{words.leave}</Link>
        </li>
        <li>
          <Link to="/mon-organisation">{words.back}</Link>
        </li>
      </ul>
    </div>
  );
}
