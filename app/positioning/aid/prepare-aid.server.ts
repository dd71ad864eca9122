import { randomUUID } from "node:crypto";
import { answerOnce, type KeyRefusal } from "#app/access/answer-once.server.ts";
import { type CommandWork, defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { selectFollowedFile } from "../positioning-store.server.ts";
import { type AidDone, type AidPrepared, aidAnswerSchema, prepareAidSchema } from "./aid-commands.ts";
import { schemeOn } from "./aid-schemes.ts";
import { addAid, findSameAid, selectAidSession } from "./aid-store.server.ts";
import { recordAid } from "./apply-aid.server.ts";
import { type AidDecisionRefusal, type AidTerms, decideAid } from "./decide-aid.ts";
import { latestDayOf } from "./explain-aid.ts";

export type PrepareAidRefusal =
  | AidDecisionRefusal
  | { readonly kind: "unknown-person" | "unknown-session" }
  /** The same is asked for the same person, and is not over. */
  | { readonly kind: "asked-already"; readonly requestId: string }
  /** What the catalogue does not say is asked. */
  | { readonly kind: "unsaid"; readonly field: "title" | "provider" | "startsOn" };

/** Prepares an aid for somebody one follows: the person answers before anything of it leaves. */
export const prepareAid = defineCommand({
  input: prepareAidSchema,
  right: "aid.ask",
  run(work, { key, ...asked }: AidPrepared): Promise<Outcome<AidDone, PrepareAidRefusal | KeyRefusal>> {
    const body = { command: "prepare-aid", ...asked };
    return answerOnce(work, { key, body, value: aidAnswerSchema }, () => prepare(work, asked));
  },
});

async function prepare(
  work: CommandWork,
  asked: Omit<AidPrepared, "key">,
): Promise<Outcome<AidDone, PrepareAidRefusal>> {
  const { transaction, actor, at } = work;
  const { personFileId, scheme: code, why } = asked;
  const file = await selectFollowedFile(transaction, personFileId);
  if (file === null) return refused({ kind: "unknown-person" });
  const training = await trainingOf(work, asked);
  if (!training.ok) return training;
  const { terms, ...what } = training.value;
  const { accountId, organisationId } = actor;
  const decidedBy = { by: "prescriber", accountId, organisationId, at, on: todayIso() } as const;
  const scheme = schemeOn(code, decidedBy.on);
  const unsaid = {
    state: null,
    dueOn: null,
    agreedOn: null,
    agreedStartsOn: null,
    agreedCostCents: null,
    reason: null,
    lack: null,
    hasProvider: false,
    readHere: scheme.readHere,
  };
  const facts = { ...unsaid, ...terms, latestOn: latestDayOf(scheme, terms.startsOn) };
  const decided = decideAid(facts, { name: "prepare" }, decidedBy);
  if (!decided.ok) return decided;
  const same = await findSameAid(transaction, { personFileId, scheme: code, ...what });
  if (same !== undefined) return refused({ kind: "asked-already", requestId: same });
  const requestId = randomUUID();
  const whose = { id: requestId, personId: file.personId, personFileId, organisationId, createdAt: at };
  await addAid(transaction, { ...whose, ...what, scheme: code, why }, decided.value);
  const line = { requestId, version: 1, fromState: null, command: "prepare", scheme: code } as const;
  await recordAid(transaction, { ...line, reason: null, asksAgain: false, decision: decided.value, decidedBy });
  const audit = { action: "aid.prepare", resourceId: requestId, personFileId, facts: { version: 1 } } as const;
  return done({ requestId, state: decided.value.state, version: 1 }, audit);
}

interface NamedTraining {
  readonly sessionId: number | null;
  readonly title: string;
  readonly provider: string;
  readonly terms: AidTerms;
}

/** A session of the catalogue with what it says, or a training as it was written. A session without dates takes the day that is asked. */
async function trainingOf(
  { transaction }: CommandWork,
  { sessionNumber, title, provider, startsOn, hours, costCents }: Omit<AidPrepared, "key">,
): Promise<Result<NamedTraining, PrepareAidRefusal>> {
  if (sessionNumber === null) {
    if (title === null) return refused({ kind: "unsaid", field: "title" });
    if (provider === null) return refused({ kind: "unsaid", field: "provider" });
    if (startsOn === null) return refused({ kind: "unsaid", field: "startsOn" });
    return ok({
      sessionId: null,
      title,
      provider,
      terms: { startsOn, endsOn: null, hours, companyHours: null, costCents },
    });
  }
  const session = await selectAidSession(transaction, { number: sessionNumber });
  if (session === undefined) return refused({ kind: "unknown-session" });
  const begins = session.isPermanent || session.startsOn === null ? startsOn : session.startsOn;
  if (begins === null) return refused({ kind: "unsaid", field: "startsOn" });
  const endsOn =
    session.endsOn !== null && session.endsOn >= begins && begins === session.startsOn ? session.endsOn : null;
  const total = session.hours ?? hours;
  const company =
    session.companyHours !== null && total !== null && session.companyHours <= total ? session.companyHours : null;
  const terms = {
    startsOn: begins,
    endsOn,
    hours: usable(total),
    companyHours: company,
    costCents: usable(session.costCents ?? costCents),
  };
  return ok({ sessionId: session.id, title: session.title, provider: session.provider, terms });
}

/** A feed may say zero where it means that it does not know. */
function usable(count: number | null): number | null {
  return count === null || count < 1 ? null : count;
}
