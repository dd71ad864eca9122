import { database } from "#app/platform/database.server.ts";

/** Counts on commune_postal_code_postal_code_idx and formacode_pkey. */
const IS_POSTAL_CODE = {
  name: "is-postal-code",
  text: `SELECT EXISTS (SELECT FROM commune_postal_code WHERE postal_code = $1)
    AND NOT EXISTS (SELECT FROM formacode WHERE code = $1) AS yes`,
};

/** Do communes have this postal code, and no Formacode the same digits? */
export async function isPostalCode(code: string): Promise<boolean> {
  const { rows } = await database().pool.query<{ yes: boolean }>({ ...IS_POSTAL_CODE, values: [code] });
  return rows[0]?.yes === true;
}
