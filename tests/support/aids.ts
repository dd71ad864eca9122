import { randomUUID } from "node:crypto";
import type { MemberActor, PersonActor } from "#app/access/actor.ts";
import type { AidPrepared } from "#app/positioning/aid/aid-commands.ts";
import { answerAid } from "#app/positioning/aid/answer-aid.server.ts";
import { commandAid } from "#app/positioning/aid/command-aid.server.ts";
import { prepareAid } from "#app/positioning/aid/prepare-aid.server.ts";
import type { BuiltMember, BuiltOrganisation } from "./access-builders.ts";
import { buildPositioningWorld, buildSession, type PositioningWorld } from "./positioning-world.ts";
import type { UseCasePortal } from "./use-case-portal.ts";

/** Everybody who has a word to say of an individual aid. */
export interface AidWorld {
  readonly world: PositioningWorld;
  /** The manager of the organisation whose sessions they are, of another one, and of another body that follows people. */
  readonly provider: BuiltMember;
  readonly rival: BuiltMember;
  readonly stranger: BuiltMember;
  readonly region: MemberActor;
  readonly regionOrganisation: BuiltOrganisation;
}

export async function buildAidWorld({ build }: Pick<UseCasePortal, "build">): Promise<AidWorld> {
  const world = await buildPositioningWorld(build);
  const regionOrganisation = await build.buildOrganisation({ kind: "region", name: "Région" });
  const operator = await build.buildMember(regionOrganisation, "manager");
  const managerOf = async (kind: "training_organisation" | "mission_locale", name: string) =>
    build.buildMember(await build.buildOrganisation({ kind, name }), "manager");
  return {
    world,
    provider: await build.buildMember(world.training, "manager"),
    rival: await managerOf("training_organisation", "Organisme rival"),
    stranger: await managerOf("mission_locale", "Mission locale d’ailleurs"),
    regionOrganisation,
    region: { ...operator.actor, role: "operator" },
  };
}

export const aQuote = {
  ...{ startsOn: "2027-03-01", endsOn: "2027-04-16", hours: 210, companyHours: 35, costCents: 210_000 },
} as const;

type Command = Parameters<typeof commandAid>[2]["command"];

/** Prepares an aid for a session of the training organisation; answers its id. */
export async function preparedAid(
  { db, build }: Pick<UseCasePortal, "db" | "build">,
  { world }: AidWorld,
  { personFileId, ...changed }: Partial<AidPrepared> & { readonly personFileId: string },
): Promise<string> {
  const { number } = await buildSession(build, { siret: world.siret });
  const done = await prepareAid(db, world.referent.actor, {
    ...{ key: randomUUID(), personFileId, scheme: "pass-formation", why: "no-seat", sessionNumber: number },
    ...{ title: null, provider: null, startsOn: null, hours: null, costCents: null },
    ...changed,
  });
  if (!done.ok) throw new Error(`Not prepared: ${done.refusal.kind}`);
  return done.value.requestId;
}

export function sayOfAid(
  { db }: Pick<UseCasePortal, "db">,
  actor: MemberActor,
  {
    requestId,
    version,
    command,
    key = randomUUID(),
  }: {
    readonly requestId: string;
    readonly version: number;
    readonly command: Command;
    readonly key?: string;
  },
) {
  return commandAid(db, actor, { key, requestId, version, command });
}

export function answerOfAid(
  { db }: Pick<UseCasePortal, "db">,
  actor: MemberActor | PersonActor,
  asked: {
    readonly requestId: string;
    readonly version: number;
    readonly name: "agree" | "decline";
    readonly saidHow?: "phone" | null;
  },
) {
  return answerAid(db, actor, { key: randomUUID(), saidHow: null, ...asked });
}

/** The person agrees, the organisation gives its quote, the request is sent: its fifth version. */
export async function sentAid(
  portal: UseCasePortal,
  about: AidWorld,
  { fileId, person, ...changed }: { readonly fileId: string; readonly person: PersonActor } & Partial<AidPrepared>,
): Promise<string> {
  const requestId = await preparedAid(portal, about, { personFileId: fileId, ...changed });
  const done = [
    await answerOfAid(portal, person, { requestId, version: 1, name: "agree" }),
    await sayOfAid(portal, about.world.referent.actor, { requestId, version: 2, command: { name: "ask-quote" } }),
    await sayOfAid(portal, about.provider.actor, { requestId, version: 3, command: { name: "quote", quote: aQuote } }),
    await sayOfAid(portal, about.world.referent.actor, {
      ...{ requestId, version: 4, command: { name: "send", filedOn: null } },
    }),
  ];
  for (const one of done) if (!one.ok) throw new Error(`Not sent: ${one.refusal.kind}`);
  return requestId;
}
