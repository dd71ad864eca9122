import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, though its file is short: begun last, it would keep one core busy while the other waits. */
const LONGEST = ["pages-on-a-phone", "pages-on-a-desk", "access-journeys", "access-matrix"];

/** Vitest begins with the largest files when it knows no times; on a fresh clone it never does. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean =>
      LONGEST.some((name) => moduleId.endsWith(`/${name}.test.ts`));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
