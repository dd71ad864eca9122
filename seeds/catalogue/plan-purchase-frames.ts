import type { PurchaseFrameOrder } from "#app/training/purchase-frame.ts";
import { createRandom, type Random } from "../random.ts";
import type { PlannedAction, PlannedTraining } from "./catalogue-types.ts";

/** A group of places when the feed does not say how many. */
const USUAL_SEATS = 12;
const REGION = 2;
const EUROPEAN_SOCIAL_FUND = 3;
const INDIVIDUAL = new Set([10, 17]);

type Purchase = { readonly kind: PurchaseFrameOrder["kind"]; readonly reference: string; readonly label: string };

/** How the actions of the catalogue were bought: market lots by département, grants with the ESF, individual aids. */
export function planPurchaseFrames(trainings: readonly PlannedTraining[], seed: number): readonly PurchaseFrameOrder[] {
  const random = createRandom(seed + 1);
  const frames = new Map<string, { readonly purchase: Purchase; readonly actions: PlannedAction[] }>();
  for (const training of trainings) {
    for (const action of training.actions) {
      const purchase = purchaseOf(training, action);
      if (purchase === undefined) continue;
      const frame = frames.get(purchase.reference) ?? { purchase, actions: [] };
      frame.actions.push(action);
      frames.set(purchase.reference, frame);
    }
  }
  return [...frames.values()].map(({ purchase, actions }) => orderOf(purchase, actions, random));
}

function purchaseOf({ organisation }: PlannedTraining, { funding, place }: PlannedAction): Purchase | undefined {
  const codes = funding.funders.map(({ code }) => code);
  const departement = (place?.town ?? organisation.town).departement;
  if (codes.includes(EUROPEAN_SOCIAL_FUND)) {
    const reference = `DEMO-SUBVENTION-${departement}`;
    return { kind: "grant", reference, label: `Subvention fictive, Région et FSE, département ${departement}` };
  }
  if (codes.includes(REGION)) {
    const reference = `DEMO-LOT-${departement}-${organisation.field}`;
    return { kind: "market_lot", reference, label: `Lot fictif du programme régional, département ${departement}` };
  }
  if (!codes.some((code) => INDIVIDUAL.has(code))) return undefined;
  return { kind: "individual_aid", reference: "DEMO-AIDES", label: "Aides individuelles fictives à la formation" };
}

function orderOf(purchase: Purchase, actions: readonly PlannedAction[], random: Random): PurchaseFrameOrder {
  const orderedHours = actions.reduce((sum, action) => sum + groupHours(action), 0);
  return {
    ...purchase,
    orderedHours: purchase.kind === "individual_aid" ? null : orderedHours,
    usedHours: Math.round((orderedHours * random.integer(5, 60)) / 100),
    actions: actions.map(({ number }) => number),
  };
}

/** Hours bought for one action: workload × places × sessions. */
function groupHours({ hoursCentre, funding, sessions }: PlannedAction): number {
  return hoursCentre * (funding.funders[0]?.seats ?? USUAL_SEATS) * sessions.length;
}
