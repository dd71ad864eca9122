import { z } from "zod";
import type { KnownActor } from "#app/access/actor.ts";
import { proveFactor } from "#app/access/sign-in/factor/factor.server.ts";
import type { FactorRefusal, ProvedFactor } from "#app/access/sign-in/factor/factor-refusal.ts";
import { addPasskey } from "#app/access/sign-in/passkey/add-passkey.server.ts";
import { authenticationField, registrationField } from "#app/access/sign-in/passkey/passkey-response.ts";
import { provePasskey } from "#app/access/sign-in/passkey/prove-passkey.server.ts";
import { formWords } from "#app/content/form-words.ts";
import { type Result, refused } from "#app/platform/result.ts";
import type { GuardedForm } from "#app/web/guard.server.ts";
import { passkeyParty } from "#app/web/passkey-party.server.ts";
import { defineForm, type RefusalOf } from "./define-form.server.ts";
import { factorRefusalWords } from "./factor-refusal-words.ts";
import { line } from "./form-schemas.ts";

const codeForm = defineForm({ form: "factor", schema: z.object({ code: line(40) }), fields: { code: formWords.code } });
const added = z.object({ passkey: registrationField });
const proved = z.object({ passkey: authenticationField });
const unreadable = { kind: "passkey-refused", why: "malformed" } as const;

interface FactorForm extends GuardedForm {
  readonly actor: KnownActor;
  /** What the page says of a code that does not go. */
  readonly wrongCode: string;
}

/** The answer to a second factor that was refused: beside the field of the code, or, for a passkey, for the form as a whole. */
interface RefusedFactor {
  readonly refusal: RefusalOf<typeof codeForm>;
  readonly status: number;
}

type Answer = Result<ProvedFactor, RefusedFactor>;

/** Proves a second factor by whichever form of the page was sent: a code, or the answer of a passkey. */
export function proveByForm(sent: FactorForm): Promise<Answer> {
  return answerTo(sent, ({ database, actor, form, request }) => {
    const [party, read] = [passkeyParty(request), proved.safeParse(Object.fromEntries(form))];
    if (party === null || !read.success) return refused(unreadable);
    return provePasskey(database, actor, { party, answer: read.data.passkey });
  });
}

/** Adds a second factor by whichever form of the page was sent: the first code of an app, or a new passkey. */
export function addByForm(sent: FactorForm): Promise<Answer> {
  return answerTo(sent, ({ database, actor, form, request, device }) => {
    const [party, read] = [passkeyParty(request), added.safeParse(Object.fromEntries(form))];
    if (party === null || !read.success) return refused(unreadable);
    return addPasskey(database, actor, { party, answer: read.data.passkey, device });
  });
}

type Tried = Result<ProvedFactor, FactorRefusal>;

async function answerTo(sent: FactorForm, byPasskey: (sent: FactorForm) => Tried | Promise<Tried>): Promise<Answer> {
  const { database, actor, form } = sent;
  const asked = form.has("passkey") ? null : codeForm.read(form);
  if (asked?.ok === false) return refused({ refusal: asked.refusal, status: 400 });
  const tried = asked === null ? await byPasskey(sent) : await proveFactor(database, actor, asked.value.code);
  if (tried.ok) return tried;
  const refusal = codeForm.refuse(
    form,
    asked === null ? null : "code",
    factorRefusalWords(tried.refusal, sent.wrongCode),
  );
  return refused({ refusal, status: tried.refusal.kind === "throttled" ? 429 : 400 });
}
