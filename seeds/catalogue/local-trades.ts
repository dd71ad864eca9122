import type { Field } from "./field-of-metier.ts";

/** What some towns are known to recruit for; an organisation of that field opens there first. */
export const LOCAL_TRADES: readonly { readonly insee: string; readonly field: Field }[] = [
  { insee: "59392", field: "industry" }, // Maubeuge: metal and cars
  { insee: "59392", field: "care" },
  { insee: "59249", field: "basic" }, // Fourmies
  { insee: "02381", field: "building" }, // Hirson
  { insee: "02789", field: "care" }, // Vervins
  { insee: "62498", field: "logistics" }, // Lens
  { insee: "62498", field: "digital" },
  { insee: "80620", field: "building" }, // Péronne: Canal Seine-Nord Europe
  { insee: "80410", field: "logistics" }, // Ham
  { insee: "60471", field: "building" }, // Noyon: Canal Seine-Nord Europe
  { insee: "59122", field: "building" }, // Cambrai: Canal Seine-Nord Europe
  { insee: "60159", field: "industry" }, // Compiègne
  { insee: "59350", field: "digital" }, // Lille
  { insee: "59599", field: "logistics" }, // Tourcoing
  { insee: "80021", field: "care" }, // Amiens
  { insee: "80021", field: "digital" },
  { insee: "59183", field: "industry" }, // Dunkerque
  { insee: "59606", field: "industry" }, // Valenciennes: trains and cars
  { insee: "62826", field: "hospitality" }, // Le Touquet-Paris-Plage
  { insee: "62160", field: "industry" }, // Boulogne-sur-Mer: sea food
  { insee: "62193", field: "hospitality" }, // Calais
  { insee: "02168", field: "green" }, // Château-Thierry
  { insee: "80561", field: "industry" }, // Montdidier
  { insee: "80001", field: "trade" }, // Abbeville
];
