/** A block's title without the number that the register writes before it. */
export function blockTitle(label: string): string {
  return label
    .replace(/^blocs? de compétences? n° ?\d+ ?fiche rncp ?(n° ?)?\d+ ?[-–]? ?/i, "")
    .replace(/^(?:UP|UCG|UCF|UC|UG|UF|EP|DC|U) ?\d* ?[:–-] ?/u, "")
    .trim();
}
