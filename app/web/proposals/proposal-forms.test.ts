import { expect, it } from "vitest";
import { readProposalAnswer } from "./proposal-forms.server.ts";

const proposalId = "00000000-0000-4000-8000-000000000001";

function decline(reason?: string) {
  const sent = new FormData();
  const said = { intent: "proposal-decline", proposalId, version: "1", ...(reason === undefined ? {} : { reason }) };
  for (const [name, value] of Object.entries(said)) sent.set(name, value);
  return readProposalAnswer(sent);
}

it("takes a no without a reason, as the form leaves it, and with one", () => {
  const no = (reason: string | null) => ({
    ok: true,
    value: { proposalId, version: 1, command: { name: "decline", reason } },
  });
  expect(decline("")).toEqual(no(null));
  expect(decline()).toEqual(no(null));
  expect(decline("mobility")).toEqual(no("mobility"));
});
