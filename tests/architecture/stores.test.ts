import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";

/** What asks the database through Prisma without being called a store, and why. */
const ASKING: Readonly<Record<string, string>> = {
  "app/access/acting.server.ts": "tells the database who acts",
  "app/access/audit-trail.server.ts": "adds the one entry that every decision adds",
};
const QUERY =
  /\b(?:transaction|tx|prisma)\s*\.(?:\$(?:query|execute)Raw|\w+\s*\.(?:find|count|create|update|delete|upsert|group|aggregate)\w*\()/;

test("Prisma is asked in stores only", async () => {
  const files = (await readdir("app", { recursive: true })).map((file) => path.join("app", file));
  const others = files.filter(
    (file) => /\.tsx?$/.test(file) && !file.startsWith("app/platform/") && !file.includes("-store.server.ts"),
  );
  expect(others.length).toBeGreaterThan(300);
  const asking: string[] = [];
  for (const file of others) if (QUERY.test(await readFile(file, "utf8"))) asking.push(file);
  expect(asking.sort()).toEqual(Object.keys(ASKING).sort());
});

/** What writes in the audit trail without being a command (`app/access/command.server.ts`), and why. */
const RECORDING: Readonly<Record<string, string>> = {
  "app/access/authorisation/expire-authorisations.server.ts": "a task of the portal: nobody acts",
  "app/access/members/found-region.server.ts": "the first command of all: nobody is known yet",
  "app/access/members/join-by-invitation.server.ts": "signing in: who acts is known inside the transaction",
  "app/access/sign-in/demonstration/open-demonstration-session.server.ts": "signing in",
  "app/access/sign-in/factor/try-factor.server.ts": "a try in vain: a command keeps nothing of what it refuses",
  "app/access/sign-in/federation/note-refusal.server.ts": "a try in vain",
  "app/access/sign-in/federation/open-identity-session.server.ts": "signing in",
  "app/access/sign-in/link/enter-by-link.server.ts": "signing in",
  "app/access/sign-in/password/password-reset.server.ts": "a link acts: its owner is known inside the transaction",
  "app/access/sign-in/password/sign-in-with-password.server.ts": "signing in, and tries in vain",
  "app/access/sign-in/session/end-former-session.server.ts": "signing in: the session a browser had before",
  "app/needs/answer-need.server.ts": "a link answers for a company: nobody acts",
  "app/needs/follow-silence.server.ts": "a task of the portal: nobody acts",
  "app/needs/openings/follow-openings.server.ts": "a task of the portal: nobody acts",
  "app/needs/operations/close-gatherings.server.ts": "a task of the portal: nobody acts",
  "app/needs/post-need.server.ts": "a company without an account: nobody acts",
  "app/needs/tell-once.server.ts": "a token acts for an organisation: nobody acts",
  "app/people/file/open-person-file.server.ts": "a reading that is kept, also when it is refused",
  "app/people/held-skills/own-skills.server.ts":
    "what is said is a change of a content, which the pages of a draft make too",
  "app/people/held-skills/skills-beside.server.ts":
    "a reading, as that of a file; and the same changes, beside the person",
  "app/people/portfolio/list-portfolio.server.ts": "a reading that is kept",
  "app/positioning/follow/export-followed.server.ts": "a reading that is kept",
  "app/positioning/follow/list-followed.server.ts": "a reading that is kept",
  "app/positioning/answer/answer-by-link.server.ts": "a link acts: whoever shows it is the person, and has no account",
  "app/positioning/answer/answer-aid-by-link.server.ts": "a link acts, as in answer-by-link",
  "app/positioning/answer/answer-suggestion-by-link.server.ts": "a link acts, as in answer-by-link",
  "app/positioning/answer/answer-proposal-by-link.server.ts": "a link acts, as in answer-by-link",
  "app/positioning/proposal/company-answer.server.ts": "the link of a need acts, as in answer-need",
  "app/positioning/answer/change-phone-by-link.server.ts": "a link acts, as in answer-by-link",
  "app/positioning/operation/read-gathered.server.ts": "a reading that is kept",
  "app/positioning/portal-work.server.ts": "tasks and effects of the portal: nobody acts",
  "app/positioning/sessions/read-positioned.server.ts": "a reading that is kept",
  "app/positioning/sessions/read-session-plan.server.ts": "a reading that is kept",
  "app/web/own-data/read-own-data.server.ts": "a reading that is kept",
};

test("whoever decides is a command: right, transaction and trail in one shape", async () => {
  const files = (await readdir("app", { recursive: true })).map((file) => path.join("app", file));
  const home = ["app/access/command.server.ts", "app/access/audit-trail.server.ts"];
  const recording: string[] = [];
  for (const file of files.filter((name) => /\.tsx?$/.test(name) && !home.includes(name))) {
    if (/\brecordAudit\(/.test(await readFile(file, "utf8"))) recording.push(file);
  }
  expect(recording.sort()).toEqual(Object.keys(RECORDING).sort());
});
