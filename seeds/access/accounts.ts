import type { MembershipRole, OrganisationKind } from "#app/access/actor.ts";
import { fictionalSiret } from "#seeds/catalogue/fictional-numbers.ts";

/** The password of every demonstration account, in docs/operations.md for all to read. */
export const DEMONSTRATION_PASSWORD = "canal-beffroi-chicon-59";

export interface DemonstrationOrganisation {
  readonly key: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly departementCode?: string;
  /** Of its sites in the demonstration's catalogue: the organisation is tied to them. */
  readonly sirets?: readonly string[];
  /** The key of the Département a delegated body acts for. */
  readonly parent?: string;
}

export interface DemonstrationAccount {
  /** The part of the login before `@demo.example`. */
  readonly key: string;
  readonly name: string;
  readonly organisation: string;
  readonly role: MembershipRole;
  /** The secret of the authenticator, base32. */
  readonly totpSecret: string;
}

/** Invented bodies of the kinds the portal knows; names of places are real, the bodies are not. */
export const organisations: readonly DemonstrationOrganisation[] = [
  { key: "region", kind: "region", name: "Région (démonstration)" },
  { key: "nord", kind: "departement", name: "Département du Nord (démonstration)", departementCode: "59" },
  {
    key: "pas-de-calais",
    kind: "departement",
    name: "Département du Pas-de-Calais (démonstration)",
    departementCode: "62",
  },
  {
    key: "relais",
    kind: "delegated_body",
    name: "Relais insertion Sambre (démonstration)",
    departementCode: "59",
    parent: "nord",
  },
  { key: "ml", kind: "mission_locale", name: "Mission locale Val d’Escaut (démonstration)", departementCode: "59" },
  {
    key: "of",
    kind: "training_organisation",
    name: "Centre de formation des Trois Clochers (démonstration)",
    sirets: [fictionalSiret(1), fictionalSiret(76)],
  },
  { key: "entreprise", kind: "company", name: "Menuiserie du Santerre (démonstration)", departementCode: "80" },
];

/** One account per role at least; all invented. */
export const accounts: readonly DemonstrationAccount[] = [
  account("operatrice", "Odile Regnault", "region", "manager", "JBSWY3DPEHPK3PXPAAAAAAAAAAAAAAA2"),
  account("auditeur-region", "Adrien Caron", "region", "auditor", "JBSWY3DPEHPK3PXPAAAAAAAAAAAAAAB2"),
  account("responsable-nord", "Hélène Wattel", "nord", "manager", "JBSWY3DPEHPK3PXPAAAAAAAAAAAAAAC2"),
  account("referent-nord", "Karim Delattre", "nord", "agent", "JBSWY3DPEHPK3PXPAAAAAAAAAAAAAAD2"),
  account("referente-nord", "Lucie Bernard", "nord", "agent", "JBSWY3DPEHPK3PXPAAAAAAAAAAAAAAE2"),
  account("lecteur-nord", "Paul Masson", "nord", "reader", "JBSWY3DPEHPK3PXPAAAAAAAAAAAAAAF2"),
  account("auditeur-nord", "Nadia Lefebvre", "nord", "auditor", "JBSWY3DPEHPK3PXPAAAAAAAAAAAAAAG2"),
  account("responsable-62", "Bruno Lemaire", "pas-de-calais", "manager", "JBSWY3DPEHPK3PXPAAAAAAAAAAAAAAH2"),
  account("referente-62", "Fatou Diop", "pas-de-calais", "agent", "JBSWY3DPEHPK3PXPAAAAAAAAAAAAAAI2"),
  account("responsable-relais", "Maud Carlier", "relais", "manager", "JBSWY3DPEHPK3PXPAAAAAAAAAAAAAAJ2"),
  account("responsable-ml", "Yann Dubois", "ml", "manager", "JBSWY3DPEHPK3PXPAAAAAAAAAAAAAAK2"),
  account("conseillere-ml", "Inès Moreau", "ml", "agent", "JBSWY3DPEHPK3PXPAAAAAAAAAAAAAAL2"),
  account("responsable-of", "Claire Vasseur", "of", "manager", "JBSWY3DPEHPK3PXPAAAAAAAAAAAAAAM2"),
  account("responsable-entreprise", "Marc Petit", "entreprise", "manager", "JBSWY3DPEHPK3PXPAAAAAAAAAAAAAAN2"),
];

function account(
  key: string,
  name: string,
  organisation: string,
  role: MembershipRole,
  totpSecret: string,
): DemonstrationAccount {
  return { key, name, organisation, role, totpSecret };
}
