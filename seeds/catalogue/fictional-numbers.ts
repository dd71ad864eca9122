/**
 * Numbers that look right and can belong to nobody.
 * SIRET: the SIREN starts with five zeros and its own check digit is wrong, so INSEE can never issue it; the fourteen digits
 * pass the Luhn check every form makes. Phone: 03 53 01 xx xx, the north-east range Arcep keeps for works of fiction (national
 * numbering plan, decision 2018-0881). E-mail: the domain `.invalid` (RFC 2606). Activity number: 00 is no region's code.
 */

/** The digit that makes a number pass the Luhn check when put at its end. */
export function luhnDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

/** A SIRET no establishment can bear. `rank` from 1 to 999. */
export function fictionalSiret(rank: number): string {
  const base = `00000${String(rank).padStart(3, "0")}`;
  const siren = `${base}${(luhnDigit(base) + 5) % 10}`;
  const siret = `${siren}0001`;
  return `${siret}${luhnDigit(siret)}`;
}

export function fictionalPhone(rank: number): string {
  const digits = String(rank).padStart(4, "0");
  return `03 53 01 ${digits.slice(0, 2)} ${digits.slice(2)}`;
}

export function fictionalEmail(rank: number): string {
  return `accueil@organisme-fictif-${String(rank).padStart(3, "0")}.invalid`;
}

/** A declaration-of-activity number, eleven digits. */
export function fictionalActivityNumber(rank: number): string {
  return `00${String(rank).padStart(9, "0")}`;
}
