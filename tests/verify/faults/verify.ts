import type { VerifyLine, VerifyOptions } from "../verify-line.ts";
import { proofs } from "./proofs.ts";

/** `verify faults`: what is broken around the portal ends no process, loses nothing and shows nothing false. */
export async function verify(options: VerifyOptions, print: (line: VerifyLine) => void): Promise<void> {
  for (const prove of proofs) await prove(options, print);
}
