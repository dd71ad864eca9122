import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { needPostPage as words } from "#app/content/post-need.ts";
import { site } from "#app/content/site.ts";
import { needContracts, needOffers, payPeriods } from "#app/needs/need-choices.ts";
import { MOST_PEOPLE } from "#app/needs/need-posting.ts";
import { contractWords, offerWords, payPeriodWords } from "#app/needs/need-words.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { townOf } from "#app/territories/town-of.server.ts";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { needDraftOf, writeNeedDraft } from "#app/web/needs/need-draft-cookie.server.ts";
import { nextPage } from "#app/web/needs/need-pages.ts";
import { centsOf, eurosTyped } from "#app/web/needs/typed-pay.ts";
import { unknownTownWords } from "#app/web/people/unknown-town-words.ts";

const WEEK_HOURS = 48;
/** More than this for an hour is a month's pay under the wrong name. */
const MOST_HOUR_CENTS = 20_000;

const postForm = defineForm({
  form: "post",
  schema: z.object({
    headcount: z.coerce.number().int().min(1).max(MOST_PEOPLE),
    startsOn: z.iso
      .date()
      .refine((day) => day >= todayIso())
      .optional(),
    town: z.string().trim().min(1).max(100),
    contract: z.enum(needContracts),
    weeklyHours: z.coerce.number().int().min(1).max(WEEK_HOURS).optional(),
    pay: z
      .string()
      .refine((typed) => centsOf(typed) !== null)
      .optional(),
    payPeriod: z.enum(payPeriods).optional(),
    offers: z.array(z.enum(needOffers)).max(needOffers.length),
  }),
  fields: {
    ...{ headcount: words.headcount, startsOn: words.startsOn, town: words.town, contract: words.contract },
    ...{ weeklyHours: words.weeklyHours, pay: words.pay, payPeriod: words.payPeriod, offers: words.offers },
  },
  words: words.errors,
});

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("need.post", async ({ request }) => {
  const post = (await needDraftOf(request))?.post ?? null;
  if (post === null) return { initial: { headcount: "1" } };
  const { headcount, startsOn, weeklyHours, payCents, payPeriod, offers, town, contract } = post;
  return {
    initial: {
      ...{ headcount: String(headcount), startsOn: startsOn ?? "", town, contract, payPeriod: payPeriod ?? "" },
      ...{
        weeklyHours: weeklyHours === null ? "" : String(weeklyHours),
        pay: eurosTyped(payCents),
        offers: [...offers],
      },
    },
  };
});

export const action = guardedAction("need.post", async ({ request, form: sent }) => {
  const draft = await needDraftOf(request);
  const asked = postForm.read(sent);
  const typed = sent.get("town");
  const town = typeof typed === "string" && typed.trim() !== "" ? await townOf(typed) : null;
  // What only the town index or two fields together tell is told with the other faults.
  const townFault = town === null || town.ok ? null : postForm.refuse(sent, "town", unknownTownWords(town.refusal));
  const told = periodFault(sent.get("pay"), sent.get("payPeriod"));
  const payFault = told === null ? null : postForm.refuse(sent, "payPeriod", told);
  const others = [...(townFault?.faults ?? []), ...(payFault?.faults ?? [])];
  if (!asked.ok) return data({ refusal: { ...asked.refusal, faults: [...asked.refusal.faults, ...others] } }, 400);
  const refusal = townFault ?? payFault;
  if (refusal !== null) return data({ refusal: { ...refusal, faults: others } }, 400);
  if (town === null || !town.ok) return data({ refusal: postForm.refuse(sent, "town", words.errors.town) }, 400);
  const { startsOn, weeklyHours, pay, payPeriod, ...said } = asked.value;
  const payCents = pay === undefined ? null : centsOf(pay);
  const post = {
    ...{ ...said, communeCode: town.value, startsOn: startsOn ?? null, weeklyHours: weeklyHours ?? null, payCents },
    payPeriod: payCents === null ? null : (payPeriod ?? null),
  };
  throw await writeNeedDraft(request, { post }, nextPage(draft, "post"));
});

/** Why a sum and its period do not go together, in words; null: they do, or the sum is told by itself. */
function periodFault(pay: FormDataEntryValue | null, period: FormDataEntryValue | null): string | null {
  const cents = typeof pay === "string" && pay.trim() !== "" ? centsOf(pay) : null;
  if (cents === null) return null;
  if (typeof period !== "string" || period === "") return words.errors.payPeriod;
  return period === "hour" && cents > MOST_HOUR_CENTS ? words.errors.hourlyPay : null;
}

function optionsOf<Value extends string>(values: readonly Value[], said: Readonly<Record<Value, string>>) {
  return values.map((value) => ({ value, label: said[value] }));
}

const contracts = optionsOf(needContracts, contractWords);
const periods = optionsOf(payPeriods, payPeriodWords);
const offered = optionsOf(needOffers, offerWords);

export default function NeedPost(): ReactElement {
  const { initial } = useLoaderData<typeof loader>();
  return (
    <FormPage
      title={words.title}
      lede={words.step}
      form="post"
      refusal={useActionData<typeof action>()?.refusal}
      initial={initial}
      fields={{
        headcount: (field) => <TextField field={field} label={words.headcount} inputMode="numeric" />,
        startsOn: (field) => <DateField field={field} label={words.startsOn} hint={words.startsOnHint} isOptional />,
        town: (field) => <TextField field={field} label={words.town} hint={words.townHint} />,
        contract: (field) => (
          <SelectField field={field} label={words.contract} placeholder={words.chooseContract} options={contracts} />
        ),
        weeklyHours: (field) => <TextField field={field} label={words.weeklyHours} inputMode="numeric" isOptional />,
        pay: (field) => <TextField field={field} label={words.pay} hint={words.payHint} isOptional />,
        payPeriod: (field) => (
          <SelectField
            field={field}
            label={words.payPeriod}
            placeholder={words.choosePeriod}
            options={periods}
            isOptional
          />
        ),
        offers: (field) => <ChoiceField field={field} legend={words.offers} choose="several" options={offered} />,
      }}
      submit={words.submit}
      button="button big"
    />
  );
}
