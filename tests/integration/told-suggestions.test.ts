import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { inTransactionAs } from "#app/access/acting.server.ts";
import { hashToken, openSecret } from "#app/platform/secrets.server.ts";
import { answerSuggestionByLink } from "#app/positioning/answer/answer-suggestion-by-link.server.ts";
import { openAnswerLink, openSuggestionLink, readOtherNews } from "#app/positioning/answer/open-answer-link.server.ts";
import { openByCode } from "#app/positioning/answer/open-by-code.server.ts";
import { remindAnswers } from "#app/positioning/notices/remind-answers.server.ts";
import { commandSuggestion } from "#app/positioning/suggestion/command-suggestion.server.ts";
import { lapseSuggestions } from "#app/positioning/suggestion/lapse-suggestions.server.ts";
import { suggestSession } from "#app/positioning/suggestion/suggest-session.server.ts";
import { buildPositioningWorld, type PositioningWorld } from "#tests/support/positioning-world.ts";
import { type Contact, personReached, readySent, submitFor, tokenIn, workOnce } from "#tests/support/told-people.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;

// A Tuesday: with five working days, the last one to answer is the next Tuesday.
onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

beforeEach(async () => {
  await portal.build.query("DELETE FROM outbox_effect");
  await portal.build.rewrite("DELETE FROM positioning_notice");
  await portal.build.rewrite("DELETE FROM paper_letter");
  await portal.build.query("UPDATE account SET email = 'referent@example.test' WHERE id = $1", [
    world.referent.accountId,
  ]);
});

/** The referent suggests a session to somebody; answers the suggestion. */
async function suggestTo(fileId: string): Promise<string> {
  const asked = { key: randomUUID(), personFileId: fileId, sessionId: await world.newSession() };
  const made = await suggestSession(portal.db, world.referent.actor, asked);
  expect(made).toMatchObject({ ok: true });
  return made.ok ? made.value.suggestionId : "";
}

async function suggested(contact?: Contact): Promise<string> {
  const id = await suggestTo(await personReached(portal, world, contact));
  await workOnce(portal);
  return id;
}

const sms = async () => (await readySent(portal, "positioning-sms")).map(({ text }) => text);
const tokenOfSms = async () => tokenIn((await sms()).at(-1));
const stateOf = async (id: string) =>
  (await portal.build.query("SELECT state::text, version FROM suggestion WHERE id = $1", [id]))[0];

/** What the referent reads at noon. */
async function mailAtNoon(day = "2027-01-12"): Promise<string> {
  vi.setSystemTime(`${day}T12:00:00+01:00`);
  await workOnce(portal);
  return (await readySent(portal, "positioning-mail")).find(({ to }) => to === "referent@example.test")?.text ?? "";
}

describe("a suggestion is told to its person, who answers by the link of the message", () => {
  test("yes: as their own answer, once; the referent hears of it at noon", async () => {
    vi.setSystemTime("2027-01-12T09:00:00+01:00");
    const id = await suggested();
    expect((await sms()).map((text) => text.split("\n")[0])).toEqual([
      "Une formation pour vous ? Oui ou non jusqu'au 19/01 :",
    ]);
    const token = await tokenOfSms();
    // Reading spends nothing, however often; a link of a suggestion opens no request.
    for (const _scanner of [1, 2, 3]) expect(await openSuggestionLink(portal.db, token)).toMatchObject({ ok: true });
    expect((await openAnswerLink(portal.db, token)).ok).toBe(false);
    expect(await stateOf(id)).toEqual({ state: "open", version: 1 });
    for (const _twice of [1, 2]) {
      const yes = await answerSuggestionByLink(portal.db, token, { version: 1, name: "agree" });
      expect(yes).toEqual({ ok: true, value: { state: "agreed" } });
    }
    expect(await stateOf(id)).toEqual({ state: "agreed", version: 2 });
    const [line] = await portal.build.query(
      "SELECT by_commander, by_account_id FROM suggestion_event WHERE suggestion_id = $1 AND version = 2",
      [id],
    );
    expect(line).toEqual({ by_commander: "person", by_account_id: null });
    const trail = await portal.build.query("SELECT action FROM audit_event WHERE resource_id = $1 ORDER BY seq", [id]);
    expect(trail.map(({ action }) => action)).toEqual(["suggestion.suggest", "suggestion.agree"]);
    expect(await mailAtNoon()).toContain("« Soudeur » – La personne est d’accord : 1 personne.");
  });

  test("no: it uses the link up, a no sent again has no other effect, and a yes is too late", async () => {
    vi.setSystemTime("2027-01-12T09:00:00+01:00");
    const id = await suggested();
    const token = await tokenOfSms();
    for (const _twice of [1, 2]) {
      const no = await answerSuggestionByLink(portal.db, token, { version: 1, name: "refuse" });
      expect(no).toEqual({ ok: true, value: { state: "refused" } });
    }
    expect(await answerSuggestionByLink(portal.db, token, { version: 2, name: "agree" })).toEqual({
      ok: false,
      refusal: { kind: "no-such-link" },
    });
    expect((await openSuggestionLink(portal.db, token)).ok).toBe(false);
    expect(await stateOf(id)).toEqual({ state: "refused", version: 2 });
    expect(await mailAtNoon()).toContain("« Soudeur » – La personne ne souhaite pas : 1 personne.");
  });

  test("nothing, when the referent noted the answer before the message left, nor at night", async () => {
    vi.setSystemTime("2027-01-12T21:00:00+01:00");
    const id = await suggested();
    expect(await sms()).toEqual([]);
    const command = { name: "agree" } as const;
    const asked = { key: randomUUID(), suggestionId: id, version: 1, command };
    expect(await commandSuggestion(portal.db, world.referent.actor, asked)).toMatchObject({ ok: true });
    vi.setSystemTime("2027-01-13T08:00:00+01:00");
    await workOnce(portal);
    expect(await sms()).toEqual([]);
  });

  test("a link is worth nothing after the last day to answer, nor once the suggestion is taken back, which is told", async () => {
    const id = await suggested();
    const token = await tokenOfSms();
    vi.setSystemTime("2027-01-19T23:59:59+01:00");
    expect((await openSuggestionLink(portal.db, token)).ok).toBe(true);
    vi.setSystemTime("2027-01-20T00:00:00+01:00");
    expect((await openSuggestionLink(portal.db, token)).ok).toBe(false);
    const answered = await answerSuggestionByLink(portal.db, token, { version: 1, name: "agree" });
    expect(answered).toMatchObject({ refusal: { kind: "no-such-link" } });
    const asked = { key: randomUUID(), suggestionId: id, version: 1, command: { name: "take-back" } as const };
    expect(await commandSuggestion(portal.db, world.referent.actor, asked)).toMatchObject({ ok: true });
    await workOnce(portal);
    vi.setSystemTime("2027-01-20T09:00:00+01:00");
    await workOnce(portal);
    expect((await sms()).some((text) => text.startsWith("Votre référent a retiré une proposition."))).toBe(true);
  });

  test("reminded once the working day before, by a link that works; ended by its delay, which the referent hears", async () => {
    const id = await suggested();
    for (const instant of ["2027-01-15T10:00:00", "2027-01-18T10:00:00", "2027-01-18T11:00:00"]) {
      vi.setSystemTime(`${instant}+01:00`);
      await remindAnswers(portal.db);
      await workOnce(portal);
    }
    const reminders = (await sms()).filter((text) => text.startsWith("Une formation vous attend"));
    expect(reminders).toHaveLength(1);
    expect(await openSuggestionLink(portal.db, tokenIn(reminders[0]))).toMatchObject({ ok: true });
    vi.setSystemTime("2027-01-20T09:00:00+01:00");
    expect((await lapseSuggestions(portal.db)).lapsed).toBeGreaterThan(0);
    expect(await stateOf(id)).toMatchObject({ state: "lapsed" });
    expect((await openSuggestionLink(portal.db, tokenIn(reminders[0]))).ok).toBe(false);
    expect(await mailAtNoon("2027-01-20")).toContain("« Soudeur » – Sans réponse :");
  });

  test("by a letter with a code, when there is neither telephone nor mail", async () => {
    const id = await suggested({ channel: "letter" });
    const [letter] = await portal.build.query("SELECT sealed_letter FROM paper_letter WHERE suggestion_id = $1", [id]);
    const words = openSecret(String(letter?.["sealed_letter"]));
    expect(words).toContain("Votre référent vous propose une formation");
    const code = /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(words)?.[0] ?? "";
    const opened = await openByCode(portal.db, { code, birthDate: "1990-05-17", address: "192.0.2.1" });
    const token = opened.ok ? opened.value.token : "";
    expect(await openSuggestionLink(portal.db, token)).toMatchObject({ value: { suggestion: { id } } });
  });
});

describe("one message tells several requests", () => {
  /** Whose pages a message opens: that of its link, and those this page gives. */
  async function idsOf(token: string): Promise<readonly string[]> {
    const [request, suggestion] = [await openAnswerLink(portal.db, token), await openSuggestionLink(portal.db, token)];
    const root = request.ok ? request.value : suggestion.ok ? suggestion.value : null;
    const others = await readOtherNews(portal.db, root?.toldWith ?? []);
    expect(others.filter((other) => other.token === null)).toEqual([]);
    return [...(root === null ? [] : [root]), ...others].map((one) =>
      "positioning" in one
        ? one.positioning.id
        : "suggestion" in one
          ? one.suggestion.id
          : "proposal" in one
            ? one.proposal.id
            : one.aid.id,
    );
  }

  test.each([
    { channel: "sms", phone: "+33612345678" },
    { channel: "mail", mail: "camille@example.test" },
  ] as const)(
    "by $channel: three requests and a suggestion of a day are two messages, and none is lost",
    async (contact) => {
      vi.setSystemTime("2027-01-12T09:00:00+01:00");
      const fileId = await personReached(portal, world, contact);
      const topic = contact.channel === "sms" ? "positioning-sms" : "positioning-mail";
      const messages = async () => {
        const all = await readySent(portal, topic);
        return all
          .filter(({ to }) => to === (contact.channel === "sms" ? contact.phone : contact.mail))
          .map(({ text }) => text);
      };
      const positionings: string[] = [];
      for (const _one of [1, 2, 3]) {
        positionings.push(await submitFor(portal, world, { fileId }));
        await workOnce(portal);
      }
      expect(await messages()).toHaveLength(1);
      vi.setSystemTime("2027-01-12T16:59:00+01:00");
      await workOnce(portal);
      expect(await messages()).toHaveLength(1);
      // A suggestion asks something: it is told at once, with what waits for the evening.
      const suggestionId = await suggestTo(fileId);
      await workOnce(portal);
      expect(await messages()).toHaveLength(2);
      const several = (await messages()).find((text) => text.includes("3 nouvelles de vos formations")) ?? "";
      const told = await idsOf(tokenIn(several));
      const [, ...late] = positionings;
      expect(told.toSorted()).toEqual([suggestionId, ...late].toSorted());
      const left = await portal.build.query(
        "SELECT FROM positioning_notice WHERE audience = 'person' AND sent_at IS NULL",
      );
      expect(left).toEqual([]);
    },
  );
});

test("the link of a suggestion opens that one alone, and no table more", async () => {
  const [mine, other] = [await suggested(), await suggested({ channel: "sms", phone: "+33698765432" })];
  const [first] = (await readySent(portal, "positioning-sms")).filter(({ to }) => to === "+33612345678");
  const presented = hashToken(tokenIn(first?.text));
  const seen = await inTransactionAs(portal.db, { task: "answer", presented }, async (tx) => ({
    suggestions: await tx.suggestion.findMany({ select: { id: true } }),
    positionings: await tx.positioning.count(),
    links: await tx.positioningLink.count(),
    changed: await tx.suggestion.updateMany({ where: { id: other }, data: { state: "agreed", version: 2 } }),
  }));
  expect(seen).toEqual({ suggestions: [{ id: mine }], positionings: 0, links: 1, changed: { count: 0 } });
});
