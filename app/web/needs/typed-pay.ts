const TYPED = /^\d{1,6}([.,]\d{1,2})?$/;

/** A sum in euros as somebody typed it (« 12,50 », « 1 900 € »), in cents; null: no sum is written so. */
export function centsOf(typed: string): number | null {
  const text = typed.replaceAll(/[\s€]/g, "");
  return TYPED.test(text) ? Math.round(Number(text.replace(",", ".")) * 100) : null;
}

/** A sum in cents as somebody would type it; empty: none. */
export function eurosTyped(cents: number | null): string {
  if (cents === null) return "";
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2).replace(".", ",");
}
