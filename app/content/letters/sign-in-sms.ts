/**
 * The message that carries a sign-in link to a telephone; valid 15 minutes. It fits in one SMS (160 characters of GSM 03.38, which has
 * neither ’ nor ê) while the portal's address has 46 characters at most.
 */
export function signInSms({ url }: { readonly url: string }): string {
  return `Hub emploi-formation. Votre lien, valable 15 minutes :\n${url}`;
}
