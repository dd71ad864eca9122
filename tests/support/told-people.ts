import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { expect } from "vitest";
import { z } from "zod";
import { hubEffects } from "#app/notifications/hub-effects.server.ts";
import { outboxFiles } from "#app/platform/mail/outbox-files.server.ts";
import { openSecret } from "#app/platform/secrets.server.ts";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { positioningMailEffect, positioningSmsEffect } from "#app/positioning/notices/message-effects.server.ts";
import { tellWaiting } from "#app/positioning/notices/tell-notices.server.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { type PositioningWorld, positioningAsked } from "./positioning-world.ts";
import type { UseCasePortal } from "./use-case-portal.ts";

export interface Contact {
  readonly channel: "sms" | "mail" | "letter" | "referent";
  readonly phone?: string;
  readonly mail?: string;
}

type Command = Parameters<typeof commandPositioning>[2]["command"];

/** Somebody the referent follows, whom messages reach by this contact; answers their file. */
export async function personReached(
  { build }: UseCasePortal,
  world: PositioningWorld,
  { channel, phone, mail }: Contact = { channel: "sms", phone: "+33612345678" },
): Promise<string> {
  const { fileId } = await world.newPerson();
  await build.rewrite(
    `UPDATE person_file SET channel = $2::"ContactChannel", phone = $3, mail = $4, birth_date = '1990-05-17',
       address_line = '3 rue de l’Églantine', postal_code = '62000', address_town = 'Arras' WHERE id = $1`,
    [...[fileId, channel, phone ?? null, mail ?? null]],
  );
  return fileId;
}

/** The referent positions somebody; answers the positioning. */
export async function submitFor(
  { db }: UseCasePortal,
  world: PositioningWorld,
  { fileId, sessionId }: { readonly fileId: string; readonly sessionId?: number },
): Promise<string> {
  const asked = positioningAsked(fileId, sessionId ?? (await world.newSession()));
  const made = await submitPositioning(db, world.referent.actor, { key: randomUUID(), ...asked });
  return made.ok ? made.value.positioningId : "";
}

/** Somebody gives a command, which is not refused. */
export async function commandDone(
  { db }: UseCasePortal,
  actor: Parameters<typeof commandPositioning>[1],
  asked: { readonly positioningId: string; readonly version: number; readonly command: Command },
): Promise<void> {
  expect(await commandPositioning(db, actor, { key: randomUUID(), ...asked })).toMatchObject({ ok: true });
}

const works = {
  "aid-told": hubEffects["aid-told"],
  "need-moved": hubEffects["need-moved"],
  "proposal-decided": hubEffects["proposal-decided"],
  "seat-freed": hubEffects["seat-freed"],
  "suggestion-decided": hubEffects["suggestion-decided"],
  "positioning-decided": hubEffects["positioning-decided"],
};

const workNames = z.enum([
  "aid-told",
  "need-moved",
  "proposal-decided",
  "seat-freed",
  "suggestion-decided",
  "positioning-decided",
]);

/** Carries out what decisions enqueued for the portal itself, as the worker does; then what waits is told, if it may be. */
export async function workOnce({ db, build }: UseCasePortal): Promise<void> {
  const rows = await build.query("DELETE FROM outbox_effect WHERE topic = ANY ($1) RETURNING topic, payload", [
    Object.keys(works),
  ]);
  const tools = { database: db, messenger: outboxFiles({ directory: tmpdir(), from: "hub@example.test" }) };
  for (const { topic, payload } of rows) {
    const effect = works[workNames.parse(topic)];
    expect(await effect.carryOut(payload, randomUUID(), tools)).toEqual({ ok: true, value: undefined });
  }
  await tellWaiting(db);
}

/** What is ready to be sent, in no order. */
export async function readySent({ build }: UseCasePortal, topic: "positioning-sms" | "positioning-mail") {
  const rows = await build.query("SELECT payload FROM outbox_effect WHERE topic = $1", [topic]);
  const schema = topic === "positioning-sms" ? positioningSmsEffect.payload : positioningMailEffect.payload;
  return rows.map(({ payload }) => {
    const { to, sealed } = schema.parse(payload);
    return { to, text: openSecret(sealed) };
  });
}

/** The secret of the link that a message holds. */
export function tokenIn(text = ""): string {
  return /reponse\/([\w-]{24})/.exec(text)?.[1] ?? "";
}
