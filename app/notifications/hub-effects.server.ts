import {
  accountHelpEffect,
  invitationEffect,
  passwordResetEffect,
  securityChangeEffect,
  signInLinkEffect,
  signInSmsEffect,
} from "#app/access/access-letters.server.ts";
import { resetAskedEffect } from "#app/access/sign-in/password/password-reset.server.ts";
import { needImportEffect } from "#app/needs/import/work-need-import.server.ts";
import { openingToldEffect } from "#app/needs/openings/tell-opening.server.ts";
import { operationOpenedEffect } from "#app/needs/operations/ask-for-people.server.ts";
import { needMailEffect, needSmsEffect } from "#app/needs/tell-company.server.ts";
import { fileLinkMailEffect, fileLinkSmsEffect } from "#app/people/account-offer/offer-effects.server.ts";
import { readBudgetAlert } from "#app/people/file/read-budget-alert.server.ts";
import { letterEffect, mailEffect, smsEffect } from "#app/platform/mail/message-effects.server.ts";
import type { EffectWork } from "#app/platform/outbox/define-effect.server.ts";
import type { EffectTopic } from "#app/platform/outbox/effect-topics.ts";
import { aidToldEffect } from "#app/positioning/aid/tell-aid.server.ts";
import { positioningMailEffect, positioningSmsEffect } from "#app/positioning/notices/message-effects.server.ts";
import {
  needMovedEffect,
  personEnteredEffect,
  positioningDecidedEffect,
  proposalDecidedEffect,
  seatFreedEffect,
  seatTakenEffect,
  suggestionDecidedEffect,
} from "#app/positioning/positioning-effects.server.ts";
import { sessionChangedEffect } from "#app/training/seats/publish-session.server.ts";

/** Every effect the worker carries out: a topic that is missing here, or stands under another name, does not compile. */
export const hubEffects = {
  "account-help": accountHelpEffect,
  "aid-told": aidToldEffect,
  "file-link-mail": fileLinkMailEffect,
  "file-link-sms": fileLinkSmsEffect,
  invitation: invitationEffect,
  letter: letterEffect,
  mail: mailEffect,
  "need-import": needImportEffect,
  "need-mail": needMailEffect,
  "need-moved": needMovedEffect,
  "need-sms": needSmsEffect,
  "opening-told": openingToldEffect,
  "operation-opened": operationOpenedEffect,
  "password-reset": passwordResetEffect,
  "password-reset-asked": resetAskedEffect,
  "person-entered": personEnteredEffect,
  "positioning-decided": positioningDecidedEffect,
  "positioning-mail": positioningMailEffect,
  "positioning-sms": positioningSmsEffect,
  "proposal-decided": proposalDecidedEffect,
  "read-budget-alert": readBudgetAlert,
  "seat-freed": seatFreedEffect,
  "seat-taken": seatTakenEffect,
  "security-change": securityChangeEffect,
  "session-changed": sessionChangedEffect,
  "sign-in-link": signInLinkEffect,
  "sign-in-sms": signInSmsEffect,
  sms: smsEffect,
  "suggestion-decided": suggestionDecidedEffect,
} as const satisfies { readonly [Topic in EffectTopic]: EffectWork<Topic> };
