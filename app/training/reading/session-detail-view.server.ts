import { meetingLabel } from "#app/content/meeting-labels.ts";
import type { SessionDetailRow } from "./session-detail-store.server.ts";
import type { AddressView, MeetingView, PurchaseFrameView, SessionDetail } from "./training-detail.ts";
import { paceOf, toSession } from "./training-read-store.server.ts";

const purchaseKinds = { market_lot: "market-lot", grant: "grant", individual_aid: "individual-aid" } as const;

/** A session's row as the API and the training page know it on a day. */
export function toSessionDetail(row: SessionDetailRow, today: string): SessionDetail {
  return {
    ...toSession(row, row.km, today),
    training: row.training,
    action: row.action,
    externalUrl: row.url,
    isSimulated: row.is_simulated,
    address: addressOf(row),
    workload: workloadOf(row),
    enrolment: {
      from: row.enrol_from,
      to: row.enrol_to,
      fromWithin: row.enrol_from_within,
      toWithin: row.enrol_to_within,
      text: orNull(row.enrol_text),
      address: orNull(row.enrol_address),
    },
    meetings: row.meetings.map(toMeeting),
    blocks: row.block_labels,
    payers: row.payers,
    purchase: row.purchase === null ? null : toPurchase(row.purchase),
    cost: costOf(row),
    entry: {
      publics: row.publics,
      publicsText: orNull(row.publics_text),
      conditions: orNull(row.conditions),
      isEntryLevelRequired: row.is_entry_level_required,
    },
    aids: { meals: orNull(row.meals_text), lodging: orNull(row.lodging_text), transport: orNull(row.transport_text) },
    accessibility: orNull(row.accessibility_text),
  };
}

export function orNull(text: string | null): string | null {
  return text === null || text.trim() === "" ? null : text;
}

function addressOf(row: SessionDetailRow): AddressView {
  return {
    name: orNull(row.place_name),
    line: orNull(row.address_line),
    postalCode: row.postal_code,
    commune: row.commune,
    insee: row.insee,
  };
}

function workloadOf(row: SessionDetailRow): SessionDetail["workload"] {
  return {
    totalHours: row.hours_total,
    centreHours: row.hours_centre,
    companyHours: row.hours_company,
    paceText: orNull(row.pace_text),
    paces: row.paces.map((pace) => paceOf[pace]),
    duration: orNull(row.indicative_duration),
    alternation: orNull(row.alternation_text),
  };
}

function costOf(row: SessionDetailRow): SessionDetail["cost"] {
  return {
    totalCents: row.cost_cents,
    hourlyCents: row.hourly_cost_cents,
    remainingText: orNull(row.remaining_cost_text),
    fundingText: orNull(row.funding_text),
    isAgreed: row.is_agreed,
  };
}

function toMeeting(row: SessionDetailRow["meetings"][number]): MeetingView {
  return {
    kind: row.kind,
    label: meetingLabel(row.kind),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    startsWithin: row.starts_within,
    endsWithin: row.ends_within,
    startTime: orNull(row.start_time),
    endTime: orNull(row.end_time),
    isRemote: row.is_remote,
    seats: row.seats,
    address: orNull(row.address_text),
    url: row.url,
    comment: orNull(row.comment),
  };
}

function toPurchase(row: NonNullable<SessionDetailRow["purchase"]>): PurchaseFrameView {
  return {
    kind: purchaseKinds[row.kind],
    reference: row.reference,
    label: row.label,
    orderedHours: row.ordered_hours,
    usedHours: row.used_hours,
  };
}
