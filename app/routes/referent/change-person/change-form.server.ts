import { healthWordRefused, changePersonPage as words } from "#app/content/change-person.ts";
import { newPersonPage } from "#app/content/new-person.ts";
import type { ChangeRefusal } from "#app/people/file/change-person-file.server.ts";
import { changePersonFormSchema } from "#app/people/file/file-commands.ts";
import type { FileContent } from "#app/people/file/written-file-store.server.ts";
import { phoneShown } from "#app/platform/phone.ts";
import { defineForm, type RefusalOf } from "#app/web/forms/define-form.server.ts";
import { nothingHere } from "#app/web/member-of.ts";

const labels = {
  ...{ lastName: newPersonPage.lastName, firstName: newPersonPage.firstName, birthDate: newPersonPage.birthDate },
  ...{ birthCommune: words.birthCommune, commune: newPersonPage.commune, phone: newPersonPage.phone },
  ...{ mail: newPersonPage.mail, channel: newPersonPage.channel, addressLine: words.addressLine },
  ...{ addressMore: words.addressMore, postalCode: words.postalCode, addressTown: words.addressTown },
  isAnother: newPersonPage.isAnother,
};

export const changeForm = defineForm({
  form: "change",
  schema: changePersonFormSchema,
  fields: labels,
  words: words.errors,
});

/** A form that was refused, and the file of the same person that the actor may open; null: none. */
export interface RefusedChange {
  readonly refusal: RefusalOf<typeof changeForm>;
  readonly known: string | null;
}

/** Why a file was not changed, beside the field it is about. */
export function refusedChange(
  sent: FormData,
  refusal: ChangeRefusal | { readonly kind: "not-allowed" },
): RefusedChange {
  const at = (field: Parameters<typeof changeForm.refuse>[1], message: string): RefusedChange => ({
    refusal: changeForm.refuse(sent, field, message),
    known: null,
  });
  switch (refusal.kind) {
    case "not-allowed":
    case "unknown-person":
      throw nothingHere();
    case "birth-in-future":
      return at("birthDate", newPersonPage.birthInFuture);
    case "health-word":
      return at(refusal.field, healthWordRefused(refusal.word));
    case "stale-version":
      return at(null, words.stale(changesOf(sent, refusal.now)));
    case "already-here": {
      const { personFileId: known } = refusal;
      const said = known === null ? newPersonPage.alreadyHere : newPersonPage.alreadyYours;
      return { refusal: changeForm.refuse(sent, "isAnother", said), known };
    }
    case "mail-missing":
      return at("mail", words.faults[refusal.kind]);
    case "address-missing":
      return at("addressLine", words.faults[refusal.kind]);
    default:
      return at("phone", words.faults[refusal.kind]);
  }
}

/** What the file says now and the form does not, field by field. */
function changesOf(sent: FormData, now: FileContent): string {
  const shown = shownOf(now);
  const changes = Object.entries(shown)
    .filter(([field, value]) => String(sent.get(field) ?? "").trim() !== value)
    .map(([field, value]) => `${label(field)}, ${value === "" ? words.empty : value}`);
  return changes.length === 0 ? words.staleSame : changes.join(" ; ");
}

function label(field: string): string {
  const known: Readonly<Record<string, string>> = labels;
  return known[field] ?? field;
}

/** What a file says in the fields of the form, but for its communes. */
export function shownOf(content: FileContent) {
  const { lastName, firstName, birthDate, phone, mail, channel, addressLine, addressMore, postalCode, addressTown } =
    content;
  return {
    ...{ lastName, firstName, birthDate: birthDate ?? "", phone: phone === null ? "" : phoneShown(phone) },
    ...{ mail: mail ?? "", channel, addressLine: addressLine ?? "", addressMore: addressMore ?? "" },
    ...{ postalCode: postalCode ?? "", addressTown: addressTown ?? "" },
  };
}
