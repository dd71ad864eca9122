import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import type { ReactElement } from "react";
import { healthWordRefused } from "#app/content/change-person.ts";
import { newPersonPage as words } from "#app/content/new-person.ts";
import { site } from "#app/content/site.ts";
import { type CreateRefusal, createPersonFile } from "#app/people/file/create-person-file.server.ts";
import { newPersonFormSchema } from "#app/people/file/file-commands.ts";
import { townOf } from "#app/territories/town-of.server.ts";
import { defineForm, type RefusalOf } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { unknownTownWords } from "#app/web/people/unknown-town-words.ts";
import { NewPersonView } from "./view.tsx";

const form = defineForm({
  form: "person",
  schema: newPersonFormSchema,
  fields: {
    ...{ lastName: words.lastName, firstName: words.firstName, birthDate: words.birthDate, commune: words.commune },
    ...{ phone: words.phone, mail: words.mail, channel: words.channel, rsa: words.rsa },
    ...{ registration: words.registration, level: words.level, source: words.source, isAnother: words.isAnother },
  },
  words: words.errors,
});

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("person-file.create", async () => ({}));

export const action = guardedAction("person-file.create", async ({ actor, database, form: sent }) => {
  const asked = form.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal, known: null }, 400);
  const { commune, ...said } = asked.value;
  const town = await townOf(commune);
  if (!town.ok)
    return data({ refusal: form.refuse(sent, "commune", unknownTownWords(town.refusal)), known: null }, 400);
  const made = await createPersonFile(database, memberOf(actor), {
    ...said,
    birthCommuneCode: null,
    communeCode: town.value,
  });
  if (made.ok) {
    const { personFileId, isFollowedElsewhere } = made.value;
    throw redirect(`/personnes/${personFileId}${isFollowedElsewhere ? "/reunir" : ""}`, 303);
  }
  return data(refusalOf(sent, made.refusal), 409);
});

interface Refused {
  readonly refusal: RefusalOf<typeof form>;
  /** The file of the person that the organisation has already; null when there is none, or a colleague follows them. */
  readonly known: string | null;
}

function refusalOf(sent: FormData, refusal: CreateRefusal | { readonly kind: "not-allowed" }): Refused {
  switch (refusal.kind) {
    case "not-allowed":
      throw nothingHere();
    case "birth-in-future":
      return { refusal: form.refuse(sent, "birthDate", words.birthInFuture), known: null };
    case "already-here": {
      const { personFileId: known } = refusal;
      return {
        refusal: form.refuse(sent, "isAnother", known === null ? words.alreadyHere : words.alreadyYours),
        known,
      };
    }
    case "health-word":
      return { refusal: form.refuse(sent, refusal.field, healthWordRefused(refusal.word)), known: null };
    default: {
      const field = refusal.kind === "mail-missing" ? "mail" : refusal.kind === "address-missing" ? "channel" : "phone";
      return { refusal: form.refuse(sent, field, words.faults[refusal.kind]), known: null };
    }
  }
}

export default function NewPerson(): ReactElement {
  const answer = useActionData<typeof action>();
  return <NewPersonView refusal={answer?.refusal} known={answer?.known ?? null} />;
}
