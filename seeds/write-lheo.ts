import type { PlannedTraining } from "./catalogue/catalogue-types.ts";
import type { Organisation } from "./catalogue/plan-organisations.ts";
import { actionElement } from "./write-lheo-action.ts";
import { addressElement, compactDate, lheoLevel } from "./write-lheo-parts.ts";
import { element, textElement } from "./xml.ts";

/** The catalogue as a LHÉO 2.3 document, one formation a line. */
export function* writeLheo(trainings: readonly PlannedTraining[]): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<lheo xmlns="http://lheo.gouv.fr/2.3"><offres>\n';
  for (const training of trainings) yield `${formationElement(training)}\n`;
  yield "</offres></lheo>\n";
}

function formationElement(training: PlannedTraining): string {
  const { organisation } = training;
  return element(
    "formation",
    [
      element("domaine-formation", [
        training.formacode === undefined
          ? ""
          : element("code-FORMACODE", [training.formacode], { ref: "V14", tag: "principal" }),
        ...training.nsfs.map((code) => textElement("code-NSF", code)),
        ...training.romes.map((code) => textElement("code-ROME", code)),
      ]),
      textElement("intitule-formation", training.title.slice(0, 255)),
      textElement("objectif-formation", training.objective),
      textElement("resultats-attendus", training.expectedResults),
      textElement("contenu-formation", training.content),
      textElement("certifiante", training.isCertifying ? 1 : 0),
      element("contact-formation", [textElement("type-contact", 4), contactElement(organisation)]),
      textElement("parcours-de-formation", training.pathKind),
      textElement("code-niveau-entree", lheoLevel(training.levelIn)),
      textElement("objectif-general-formation", training.generalObjective),
      certificationElement(training),
      textElement("code-niveau-sortie", training.levelOut === undefined ? undefined : lheoLevel(training.levelOut)),
      ...training.actions.map((action) => actionElement(action, organisation, training.rncp)),
      organisationElement(organisation),
    ],
    { numero: training.number, datemaj: compactDate(training.updatedOn) },
  );
}

function certificationElement({ rncp, rs, certifInfo }: PlannedTraining): string {
  return element("certification", [
    textElement("code-RNCP", rncp?.replace("RNCP", "")),
    textElement("code-CERTIFINFO", certifInfo),
    textElement("code-RS", rs),
  ]);
}

function contactElement(organisation: Organisation): string {
  return element("coordonnees", [
    textElement("nom", "Fictif"),
    textElement("prenom", organisation.contactFirstName),
    element("telfixe", [textElement("numtel", organisation.phone)]),
    textElement("courriel", organisation.email),
  ]);
}

function organisationElement(organisation: Organisation): string {
  const { name, street, town } = organisation;
  return element("organisme-formation-responsable", [
    textElement("numero-activite", organisation.activityNumber),
    element("SIRET-organisme-formation", [textElement("SIRET", organisation.siret)]),
    textElement("nom-organisme", name),
    textElement("raison-sociale", `${name} (données de démonstration)`),
    element("coordonnees-organisme", [element("coordonnees", [addressElement({ name: undefined, street, town })])]),
    element("contact-organisme", [contactElement(organisation)]),
  ]);
}
