/** What every login of the demonstration ends with: reserved by RFC 2606, so that no letter ever reaches anybody. */
export const DEMONSTRATION_DOMAIN = "demo.example";

/** Is this the login of a demonstration account? Their passwords are published: in production they open nothing. */
export function isDemonstrationLogin(foldedLogin: string): boolean {
  return foldedLogin.endsWith(`@${DEMONSTRATION_DOMAIN}`);
}
