import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** A labelled section is a landmark: two things of a list may bear the same name, and are articles. */
test("no thing of a list is a labelled section", () => {
  const screens = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "app/*.tsx"], {
    encoding: "utf8",
  });
  const files = screens.split("\n").filter((file) => file !== "");
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => /<section[^>]*aria-labelledby=\{`/.test(readFileSync(file, "utf8")))).toEqual([]);
});
