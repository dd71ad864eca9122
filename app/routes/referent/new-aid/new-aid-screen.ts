import { newAidPage as words } from "#app/content/aids.ts";
import type { AidToPrepare } from "#app/positioning/aid/read-aids.server.ts";
import { termsFacts } from "#app/web/aids/aid-facts.ts";
import { schemeScreen } from "#app/web/aids/scheme-screen.ts";

/** What is known before an aid is prepared, in words. What the session says is not asked. */
export function newAidScreen({ file, session, compared }: AidToPrepare, key: string) {
  const begins = session === null || session.isPermanent ? null : session.startsOn;
  const { hours = null, companyHours = null, costCents = null, endsOn = null } = session ?? {};
  return {
    key,
    title: words.title(`${file.firstName} ${file.lastName}`),
    back: `/personnes/${file.id}`,
    training: session === null ? null : words.forSession(session.title, session.provider),
    facts: begins === null ? [] : termsFacts({ startsOn: begins, endsOn, hours, companyHours, costCents }),
    schemes: compared.schemes.map(schemeScreen),
    source: words.source(compared.source, compared.readOn),
    asks: {
      training: session === null,
      startsOn: begins === null,
      hours: hours === null,
      cost: costCents === null,
    },
  };
}

export type NewAidScreen = ReturnType<typeof newAidScreen>;
