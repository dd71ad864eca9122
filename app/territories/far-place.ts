/** A town or a département of France, in the catalogue or not. */
export interface FarPlace {
  readonly name: string;
  readonly departement: string;
  /** Infinity for a département. */
  readonly population: number;
}

/** The places of France. */
export interface FarPlaces {
  /** Those of a folded name, the most populated first. */
  named(foldedName: string): readonly FarPlace[];
  /** The communes of a postal code, the most populated first. */
  ofPostalCode(code: string): readonly FarPlace[];
  /** The commune of an INSEE code. */
  ofInsee(code: string): FarPlace | undefined;
}
