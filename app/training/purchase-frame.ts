/** How a public purchaser ordered actions: a lot of a market, a grant, or individual aids. Hours ordered and used so far. */
export interface PurchaseFrameOrder {
  readonly reference: string;
  readonly kind: "market_lot" | "grant" | "individual_aid";
  readonly label: string;
  readonly orderedHours: number | null;
  readonly usedHours: number | null;
  /** Numbers of the actions bought in this frame; an action belongs to one frame at most. */
  readonly actions: readonly string[];
}
