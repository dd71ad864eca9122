import { expect, it } from "vitest";
import { parsePathArguments } from "./path-arguments.ts";

it.each<[string[], boolean]>([
  [["--instance", "question.json", "--json"], true],
  [["--instance=question.json"], false],
])("reads %j", (args, json) => {
  expect(parsePathArguments(args)).toEqual({ ok: true, value: { instance: "question.json", json } });
});

it.each([[[]], [["--json"]], [["--instance"]], [["--instance", "a", "b"]], [["--instance", "a", "--autre"]]])(
  "refuses %j in a French sentence",
  (args) => {
    expect(parsePathArguments(args)).toMatchObject({ ok: false, refusal: expect.stringMatching(/\.$/) });
  },
);
