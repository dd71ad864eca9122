/**
 * Has a page read again what it shows once its form was refused. Remix does not, and the form would send its old version, key or challenge
 * at every press. Re-exported by routes whose forms carry one.
 */
export function shouldRevalidate(): boolean {
  return true;
}
