import { randomUUID } from "node:crypto";
import type { AccessBuilders } from "./access-builders.ts";
import { buildOpenNeed, buildProposal } from "./build-proposal.ts";
import { followedFile } from "./referent-things.ts";
import type { Fill, Subject, Texts } from "./route-things.ts";

/** Built once in a world: the address and the form of a case name the same one. */
const built = new WeakMap<AccessBuilders, Map<string, ReturnType<typeof buildProposal>>>();

function once({ world }: Subject, state: "proposed" | "agreed"): ReturnType<typeof buildProposal> {
  const known = built.get(world.builders) ?? new Map<string, ReturnType<typeof buildProposal>>();
  built.set(world.builders, known);
  const made = known.get(state) ?? buildProposal(world.builders, state);
  known.set(state, made);
  return made;
}

const noted = new WeakMap<AccessBuilders, Promise<Texts>>();

/** A file that its owner follows, with a proposal to note an answer of. */
export const fileWithProposal: Fill = (subject) => {
  const { builders } = subject.world;
  const made = noted.get(builders) ?? proposedTo(subject);
  noted.set(builders, made);
  return made;
};

async function proposedTo(subject: Subject): Promise<Texts> {
  const { id = "" } = await followedFile(subject);
  const { proposalId } = await buildProposal(subject.world.builders, "proposed", subject.person.organisation, id);
  return { id, proposalId };
}

/** What the form of an answer that is noted says, as its page carries it. */
export const sentOfNoted =
  (more: Texts): Fill =>
  async (subject): Promise<Texts> => {
    const { proposalId = "" } = await fileWithProposal(subject);
    return { ...more, key: randomUUID(), proposalId, version: "1" };
  };

/** The link of somebody to whom a need is proposed. */
export const proposalLink: Fill = async (subject) => ({ token: (await once(subject, "proposed")).token });
/** The link of a company to which somebody was introduced. */
export const introducedLink: Fill = async (subject) => ({ token: (await once(subject, "agreed")).companyToken });

/** What a form says of a proposal, as its page carries it. */
export const sentOfProposal =
  (state: "proposed" | "agreed", more: Texts): Fill =>
  async (subject): Promise<Texts> => ({ ...more, proposalId: (await once(subject, state)).proposalId, version: "1" });

/** A need to propose to somebody whom its owner follows. */
export const needToPropose: Fill = async (subject) => ({
  ...(await followedFile(subject)),
  need: (await buildOpenNeed(subject.world.builders)).id,
});

/** What a form says of a proposal that nobody has. */
export const nobodysProposal =
  (more: Texts): Fill =>
  (): Texts => ({ ...more, key: randomUUID(), proposalId: randomUUID(), version: "1" });
