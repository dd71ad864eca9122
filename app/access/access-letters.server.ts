import { z } from "zod";
import { accountHelpLetter } from "#app/content/letters/account-help-letter.ts";
import { invitationLetter } from "#app/content/letters/invitation-letter.ts";
import { passwordResetLetter } from "#app/content/letters/password-reset-letter.ts";
import { securityChangeLetter } from "#app/content/letters/security-change-letter.ts";
import { signInLetter } from "#app/content/letters/sign-in-letter.ts";
import { signInSms } from "#app/content/letters/sign-in-sms.ts";
import { publicAddress } from "#app/platform/env.server.ts";
import { defineEffect } from "#app/platform/outbox/define-effect.server.ts";
import { openSecret } from "#app/platform/secrets.server.ts";
import { INVITATION_DAYS } from "./members/invitation-rule.ts";
import { SIGN_IN_LINK_MINUTES } from "./sign-in/link/contact.ts";
import { RESET_MINUTES } from "./sign-in/password/password-rule.ts";

// The letters of accounts, and the SMS of those who have a telephone only. The secret of a link is sealed until its letter is written:
// the queue cannot be read for it. A letter whose link is over is not sent.

const DAY_MINUTES = 24 * 60;
const linkTo = z.strictObject({ to: z.string(), sealedToken: z.string() });

export const invitationEffect = defineEffect({
  topic: "invitation",
  lane: "mail",
  usefulMinutes: INVITATION_DAYS * DAY_MINUTES,
  payload: linkTo.extend({ invitedBy: z.string(), organisation: z.string() }),
  run: ({ to, invitedBy, organisation, sealedToken }, effectId, { messenger }) =>
    messenger.sendMail({
      to,
      effectId,
      ...invitationLetter({
        inviterName: invitedBy,
        organisationName: organisation,
        url: publicAddress(`/invitation/${openSecret(sealedToken)}`),
      }),
    }),
});

export const passwordResetEffect = defineEffect({
  topic: "password-reset",
  lane: "mail",
  usefulMinutes: RESET_MINUTES,
  payload: linkTo,
  run: ({ to, sealedToken }, effectId, { messenger }) =>
    messenger.sendMail({
      to,
      effectId,
      ...passwordResetLetter({ url: publicAddress(`/mot-de-passe/${openSecret(sealedToken)}`) }),
    }),
});

export const signInLinkEffect = defineEffect({
  topic: "sign-in-link",
  lane: "mail",
  usefulMinutes: SIGN_IN_LINK_MINUTES,
  payload: linkTo,
  run: ({ to, sealedToken }, effectId, { messenger }) =>
    messenger.sendMail({ to, effectId, ...signInLetter({ url: signInAddress(sealedToken) }) }),
});

export const signInSmsEffect = defineEffect({
  topic: "sign-in-sms",
  lane: "sms",
  usefulMinutes: SIGN_IN_LINK_MINUTES,
  payload: linkTo,
  run: ({ to, sealedToken }, effectId, { messenger }) =>
    messenger.sendSms({ to, effectId, text: signInSms({ url: signInAddress(sealedToken) }) }),
});

export const securityChangeEffect = defineEffect({
  topic: "security-change",
  lane: "mail",
  payload: z.strictObject({
    to: z.string(),
    change: z.enum(["password", "second-factor"]),
    changedAt: z.iso.datetime(),
  }),
  run: ({ to, change, changedAt }, effectId, { messenger }) =>
    messenger.sendMail({
      to,
      effectId,
      ...securityChangeLetter({ change, changedAt: new Date(changedAt), url: publicAddress("/mot-de-passe") }),
    }),
});

export const accountHelpEffect = defineEffect({
  topic: "account-help",
  lane: "mail",
  payload: z.strictObject({
    to: z.string(),
    help: z.enum(["sessions-ended", "factor-reset"]),
    by: z.string(),
    at: z.iso.datetime(),
  }),
  run: ({ to, help, by, at }, effectId, { messenger }) =>
    messenger.sendMail({
      to,
      effectId,
      ...accountHelpLetter({ help, by, at: new Date(at), url: publicAddress("/connexion") }),
    }),
});

function signInAddress(sealedToken: string): string {
  return publicAddress(`/connexion/lien/${openSecret(sealedToken)}`);
}
