import { beforeEach, describe, expect, it } from "vitest";
import { formWords } from "#app/content/form-words.ts";
import { sessionPage } from "#app/content/sessions.ts";
import { onServedWorld, type ServedWorld } from "#tests/support/access-suite.ts";
import type { AccessWorld } from "#tests/support/access-world.ts";
import { personOf } from "#tests/support/route-calls.ts";
import { addressOf, routeCases } from "#tests/support/route-cases.ts";
import { openBrowser } from "#tests/support/sign-in-browser.ts";

let world: AccessWorld;
let portal: ServedWorld["portal"];

onServedWorld((served) => {
  ({ world, portal } = served);
});
beforeEach(() => world.builders.query("DELETE FROM sign_in_throttle"));

const faultyForms = Object.entries(routeCases).flatMap(([pattern, { page, faulty = [] }]) =>
  faulty.map((form) => ({ pattern, params: page.params, ...form })),
);

const sources = import.meta.glob<string>("/app/**/*.{ts,tsx}", { query: "?raw", import: "default" });

/** The forms that the portal declares, but for those of one button. */
async function declaredForms(): Promise<readonly string[]> {
  const texts = await Promise.all(
    Object.entries(sources).map(([file, read]) => (file.endsWith(".test.ts") ? "" : read())),
  );
  return texts.flatMap((text) =>
    [...text.matchAll(/defineForm\(\{([\s\S]*?)\}\);/g)].flatMap(([declaration]) => {
      const [form] = /(?<=form: ")[^"]+/.exec(declaration) ?? [];
      return form === undefined || declaration.includes("fields: {}") ? [] : [form];
    }),
  );
}

const errorsIn = (html: string): readonly (readonly string[])[] =>
  [...html.matchAll(/class="field-error" id="([^"]+)-error">([^<]+)</g)].map(([, id = "", said = ""]) => [id, said]);
/** The fields of a form, but for choices all shown, that a browser refuses to send empty. */
const requiredIn = (html: string, form: string): readonly string[] =>
  [...html.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)].flatMap(([tag]) => {
    const [, id = ""] = / id="([^"]+)"/.exec(tag) ?? [];
    return / required=""/.test(tag) && !tag.includes('type="radio"') && id.startsWith(`${form}-`) ? [id] : [];
  });
const summaryOf = (html: string): readonly (readonly string[])[] =>
  [...html.matchAll(/<li><a href="#([^"]+)">([^<]+)<\/a>/g)].map(([, id = "", said = ""]) => [id, said]);

/** What the page calls each field, by its id. */
function labelsIn(html: string): Map<string, string> {
  const fields =
    /<label[^>]* for="([^"]+)"[^>]*>([^<]+)<|<fieldset[^>]*aria-describedby="([^"]+)-error"[^>]*><legend[^>]*>([^<]+)</g;
  return new Map(
    [...html.matchAll(fields)].map(([, id, label, group, legend]) => [id ?? group ?? "", label ?? legend ?? ""]),
  );
}

describe("a form with a fault in each of its fields", () => {
  it("says each beside its field, and in the summary that leads to it, in the order of the page", async () => {
    for (const { pattern, form, who, fields, params, sent, instance, search } of faultyForms) {
      const person = personOf(world, who);
      const subject = { world, who, person, ownership: "own" } as const;
      const given = (await sent?.(subject)) ?? {};
      const path = addressOf(pattern, (await params?.(subject)) ?? {}) + (search?.(given) ?? "");
      const cookie = who === "anonymous" ? undefined : (await world.openSession(person)).cookie;
      const { status, body } = await (await openBrowser(portal.url, cookie)).post(path, given);
      const name = instance === undefined ? form : `${form}-${given[instance]}`;
      const ids = fields.map((field) => `${name}-${field}`);
      const faults = errorsIn(body);
      expect([path, status, faults.map(([id]) => id)]).toEqual([path, 400, ids]);
      const labels = labelsIn(body);
      // The page asks for the code of an app or for one of those noted: the summary says "code" of both.
      if (form === "factor") labels.set("factor-code", formWords.code);
      const named = faults.map(([id = "", said = ""]) => [id, formWords.problemOf(labels.get(id) ?? null, said)]);
      expect([path, summaryOf(body)]).toEqual([path, named]);
      expect([path, ids.filter((id) => !labels.has(id))]).toEqual([path, []]);
      // A field that may be empty is never required: the browser would keep the form from leaving.
      expect([path, requiredIn(body, name).filter((id) => !ids.includes(id))]).toEqual([path, []]);
      expect([path, /<title>Erreur – /.test(body)]).toEqual([path, true]);
      for (const id of ids) expect([path, body.split(` id="${id}"`).length - 1]).toEqual([path, 1]);
    }
  });

  it("says no more that something else was saved", async () => {
    const form = faultyForms.find(({ pattern }) => pattern === "/sessions/:number");
    if (form === undefined) throw new Error("no form of a session");
    const person = personOf(world, form.who);
    const subject = { world, who: form.who, person, ownership: "own" } as const;
    const path = addressOf(form.pattern, (await form.params?.(subject)) ?? {});
    const browser = await openBrowser(portal.url, (await world.openSession(person)).cookie);
    const saved = `${path}?fait=decision-enregistree`;
    expect((await browser.get(saved)).body).toContain(sessionPage.saved["decision-enregistree"]);
    const { status, body } = await browser.post(saved, (await form.sent?.(subject)) ?? {});
    expect([status, body.includes(sessionPage.saved["decision-enregistree"])]).toEqual([400, false]);
  });

  it("is tried here, whichever it is", async () => {
    const tried = faultyForms.map(({ form }) => form);
    expect([...new Set(tried)].toSorted()).toEqual([...new Set(await declaredForms())].toSorted());
  });
});
