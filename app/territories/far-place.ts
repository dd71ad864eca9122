/** A town or a département of France, in the catalogue or not. */
export interface FarPlace {
  readonly name: string;
  readonly departement: string;
  /** Infinity for a département. */
  readonly population: number;
}

/** The places of France of each folded name, the most populated first. */
export type FarPlaces = (foldedName: string) => readonly FarPlace[];
