import type { PlannedAction } from "./catalogue/catalogue-types.ts";
import type { Organisation } from "./catalogue/plan-organisations.ts";
import { addressElement, type FeedAddress, sessionElement } from "./write-lheo-parts.ts";
import { element, textElement } from "./xml.ts";

/** An action with its sessions; elements in the order the LHÉO 2.3 schema asks. */
export function actionElement(action: PlannedAction, organisation: Organisation, rncp: string | undefined): string {
  const { name, street, town } = organisation;
  const address: FeedAddress = action.place ?? { name, street, town };
  return element(
    "action",
    [
      textElement("rythme-formation", action.paceText),
      ...action.publics.map((code) => textElement("code-public-vise", code)),
      textElement("info-public-vise", action.publicsText),
      textElement("niveau-entree-obligatoire", action.isEntryLevelRequired ? 1 : 0),
      textElement("modalites-alternance", action.alternation),
      textElement("modalites-enseignement", action.modality),
      textElement("conditions-specifiques", action.conditions),
      textElement("prise-en-charge-frais-possible", 1),
      action.place === undefined
        ? ""
        : element("lieu-de-formation", [element("coordonnees", [addressElement(action.place)])]),
      textElement("modalites-entrees-sorties", action.isPermanent ? 1 : 0),
      ...action.sessions.map((session) => sessionElement(session, address, rncp)),
      ...practicalElements(action),
      ...costElements(action),
    ],
    { numero: action.number },
  );
}

function practicalElements({ aids }: PlannedAction): readonly string[] {
  return [
    textElement("restauration", aids.meals),
    textElement("hebergement", aids.lodging),
    textElement("transport", aids.transport),
    textElement("acces-handicapes", aids.access),
    textElement("langue-formation", "fr"),
  ];
}

function costElements({ funding, ...action }: PlannedAction): readonly string[] {
  const total = action.hoursCentre + action.hoursCompany;
  const price = funding.priceCents;
  return [
    textElement("frais-restants", funding.remainingText),
    textElement("prix-horaire-TTC", price === undefined ? undefined : (price / 100 / total).toFixed(2)),
    textElement("prix-total-TTC", price === undefined ? undefined : (price / 100).toFixed(2)),
    textElement("duree-indicative", action.duration),
    textElement("nombre-heures-centre", action.hoursCentre),
    textElement("nombre-heures-entreprise", action.hoursCompany),
    textElement("nombre-heures-total", total),
    textElement("detail-conditions-prise-en-charge", funding.fundingText),
    textElement("conventionnement", funding.isAgreed ? 1 : 0),
    ...funding.funders.map(({ code, seats }) =>
      element("organisme-financeur", [textElement("code-financeur", code), textElement("nb-places-financees", seats)]),
    ),
  ];
}
