import { authorisationStateWords } from "#app/access/authorisation/authorisation-words.ts";
import { roleName } from "#app/content/access-words.ts";
import { assistancePage } from "#app/content/assistance.ts";
import { contactChannelWords, saidHowWords } from "#app/content/contact-channels.ts";
import { providerRefusals } from "#app/content/identity-providers.ts";
import { deadLettersPage } from "#app/content/operation.ts";
import type { MemberRole } from "../actor.ts";
import type { PasskeyFault } from "../sign-in/factor/factor-refusal.ts";

type Words = Readonly<Record<string, string | { readonly title: string }>>;

/** What an act says of itself: its name, and the words of its codes. Without words it is a number, a day or an identifier. */
export interface AuditFact {
  readonly label: string;
  readonly words?: Words;
}

/** The values a fact may hold: its own codes when it has words for them, and no others. */
export type FactValue<Fact extends AuditFact> = Fact extends { readonly words: infer Known }
  ? Exclude<keyof Known, "true" | "false"> | ("true" extends keyof Known ? boolean : never)
  : string | number | null;

const yesNo = { true: "oui", false: "non" } as const;

const passkeyFaults = {
  challenge: "la demande a trop attendu ou a déjà servi",
  origin: "réponse d’un autre site",
  "relying-party": "clé d’un autre site",
  "user-verification": "la personne n’a pas été vérifiée",
  counter: "clé copiée",
  signature: "signature fausse",
  "unknown-passkey": "clé inconnue",
  malformed: "réponse illisible",
} as const satisfies Readonly<Record<PasskeyFault, string>>;

const role = {
  label: "rôle",
  words: {
    ...roleName,
    operator: "responsable du portail",
    "region-auditor": "auditeur du portail",
    person: "personne",
  } as const satisfies Readonly<Record<MemberRole | "person", string>>,
};
const count = { label: "nombre" };
const colleague = { label: "collègue" };
const devicesEnded = { label: "appareils déconnectés" };

/** Every fact of the audit trail. Two that bear one name but hold other codes are two: no table of words is shared by chance. */
export const auditFacts = {
  account: { label: "compte" },
  alreadyFollowed: { label: "personnes déjà suivies" },
  channel: { label: "envoyé par", words: { email: "e-mail", sms: "SMS" } },
  check: { label: "vérification", words: assistancePage.checks },
  colleague,
  contactChannel: { label: "contact", words: contactChannelWords },
  contactOn: { label: "le" },
  count,
  days: { label: "jours" },
  devicesEnded,
  discardReason: { label: "raison", words: deadLettersPage.reasons },
  endsOn: { label: "dernier jour" },
  factor: {
    label: "par",
    words: { app: "application de codes", code: "code", passkey: "clé d’accès", "recovery-code": "code de secours" },
  },
  files: { label: "dossiers" },
  handedOver: { label: "personnes confiées" },
  hasSecondFactor: { label: "second moyen demandé par le service", words: yesNo },
  invitationsRevoked: { label: "invitations annulées" },
  isAgreed: { label: "la personne est d’accord", words: yesNo },
  isRestricted: { label: "réservé aux référents nommés", words: yesNo },
  isShared: { label: "visible par les autres organisations qui suivent la personne", words: yesNo },
  isNew: { label: "compte nouveau", words: yesNo },
  linkVerdict: { label: "avis", words: { accepted: "acceptée", rejected: "rejetée" } },
  organisation: { label: "organisation" },
  passkeyFault: { label: "raison", words: passkeyFaults },
  provider: { label: "service", words: { proconnect: "ProConnect", franceconnect: "FranceConnect" } },
  providerRefusal: { label: "raison", words: providerRefusals },
  resetReason: { label: "raison", words: assistancePage.reasons },
  role,
  saidHow: { label: "dit", words: saidHowWords },
  siret: { label: "SIRET" },
  skill: { label: "compétence (numéro du ROME)" },
  standIn: { label: "remplaçant" },
  standInsEnded: { label: "remplacements arrêtés" },
  startsOn: { label: "premier jour" },
  state: { label: "état", words: authorisationStateWords },
  stateBefore: { label: "état avant", words: authorisationStateWords },
  tieAnswer: { label: "réponse", words: { agreed: "dossiers réunis", refused: "refusé" } },
  topic: { label: "envois" },
  version: { label: "version" },
  wordVerdict: {
    label: "avis",
    words: { linked: "reliée", regional: "ajoutée", ignored: "pas un savoir-faire", open: "à revoir" },
  },
} as const satisfies Readonly<Record<string, AuditFact>>;
