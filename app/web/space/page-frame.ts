import type { MenuEntry } from "./space-entries.ts";

/** What stands around every page of a space: what its forms carry, whether there is a session to end, the menu. */
export interface PageFrame {
  readonly formToken: string;
  readonly isSignedIn: boolean;
  /** Signed in as a person, not as a professional. */
  readonly isPerson: boolean;
  /** Empty on the pages that lead into a space. */
  readonly menu: readonly MenuEntry[];
}
