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

/** Trainings that open there, by certification or, without one, by job: what people of these towns would look for first. */
export const LOCAL_TRAININGS: readonly { readonly insee: string; readonly code: string }[] = [
  { insee: "59392", code: "RNCP34502" }, // Maubeuge: welder
  { insee: "59392", code: "RNCP4821" }, // Maubeuge: home care
  { insee: "02789", code: "RNCP25467" }, // Vervins: care and social support
  { insee: "80620", code: "RNCP407" }, // Péronne: pipes, Canal Seine-Nord Europe
  { insee: "80620", code: "F1702" }, // Péronne: discovering the canal's works
  { insee: "80620", code: "RNCP4846" }, // Péronne: earth moving
  { insee: "60471", code: "RNCP4847" }, // Noyon: excavators, Canal Seine-Nord Europe
  { insee: "59122", code: "RNCP25494" }, // Cambrai: formwork, Canal Seine-Nord Europe
  { insee: "62498", code: "RNCP34860" }, // Lens: order picking
  { insee: "59350", code: "RNCP31114" }, // Lille: web development
  { insee: "59183", code: "RNCP34612" }, // Dunkerque: pipe fitting
  { insee: "59606", code: "RNCP211" }, // Valenciennes: industrial maintenance
  { insee: "59606", code: "I1323" }, // Valenciennes: discovering railway maintenance
  { insee: "62826", code: "RNCP26650" }, // Le Touquet-Paris-Plage: cooking
  { insee: "62160", code: "RNCP31838" }, // Boulogne-sur-Mer: food industry
];
