import { expect, test } from "vitest";
import { inTransactionAs } from "#app/access/acting.server.ts";
import { emptyDraft, withAnswer, withJob } from "#app/people/skill-draft/draft-content.ts";
import { changeDraft, eraseDraft, purgeDrafts, readDraft } from "#app/people/skill-draft/skill-draft.server.ts";
import { hashToken, newToken } from "#app/platform/secrets.server.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;

onUseCasePortal("2026-12-01", async (opened) => {
  portal = opened;
});

const on = "2026-12-01";
const job = { rome: romeCodeSchema.parse("G1803"), label: "Serveuse", years: 6, on };
const begin = (token: string | null = null): Promise<string> =>
  changeDraft(portal.db, token, (content) => withJob(content, job));
const rows = (): Promise<readonly unknown[]> => portal.build.query("SELECT FROM skill_draft");

test("a draft is found by its secret, changed by it, and says nothing of who keeps it", async () => {
  const token = await begin();
  expect(await changeDraft(portal.db, token, (content) => withAnswer(content, { ogr: 1, answer: "yes", on }))).toBe(
    token,
  );
  const draft = await readDraft(portal.db, token);
  expect(draft?.content).toEqual({ ...emptyDraft, jobs: [job], answers: [{ ogr: 1, answer: "yes", on }] });
  expect(await readDraft(portal.db, newToken())).toBeNull();
  const [row] = await portal.build.query("SELECT * FROM skill_draft WHERE token_hash = $1", [hashToken(token)]);
  expect(Object.keys(row ?? {}).sort()).toEqual(["content", "expires_at", "token_hash"]);
});

test("nobody reads nor changes a draft whose secret they do not show", async () => {
  const token = await begin();
  const shown = hashToken(newToken());
  for (const acting of [{}, { presented: hashToken(token) }, { task: "draft", presented: shown } as const]) {
    const met = await inTransactionAs(portal.db, acting, async (transaction) => [
      await transaction.skillDraft.count(),
      (await transaction.skillDraft.deleteMany()).count,
    ]);
    expect(met).toEqual([0, 0]);
  }
  const forged = inTransactionAs(portal.db, { task: "draft", presented: shown }, (transaction) =>
    transaction.skillDraft.create({ data: { tokenHash: hashToken(token), content: {}, expiresAt: new Date() } }),
  );
  await expect(forged).rejects.toThrow();
  expect(await readDraft(portal.db, token)).not.toBeNull();
});

test("answers sent at once are all kept", async () => {
  const token = await begin();
  await Promise.all(
    [1, 2, 3, 4].map((ogr) =>
      changeDraft(portal.db, token, (content) => withAnswer(content, { ogr, answer: "no", on })),
    ),
  );
  const draft = await readDraft(portal.db, token);
  expect(draft?.content.answers.map(({ ogr }) => ogr).sort()).toEqual([1, 2, 3, 4]);
});

test("an erased draft is gone at once, and its secret begins another", async () => {
  const token = await begin();
  await eraseDraft(portal.db, token);
  expect(await readDraft(portal.db, token)).toBeNull();
  const other = await begin(token);
  expect(other).not.toBe(token);
  expect(await readDraft(portal.db, token)).toBeNull();
});

test("a draft waits for thirty days after its last change, then nobody finds it and the purge removes it", async () => {
  const token = await begin();
  goTo("2026-12-30");
  expect(await readDraft(portal.db, token)).not.toBeNull();
  expect(await begin(token)).toBe(token);
  goTo("2027-01-28");
  expect(await purgeDrafts(portal.db)).toBeGreaterThan(0);
  expect(await rows()).toHaveLength(1);
  goTo("2027-01-30");
  expect(await readDraft(portal.db, token)).toBeNull();
  expect(await purgeDrafts(portal.db)).toBe(1);
  expect(await rows()).toEqual([]);
});
