import { z } from "zod";
import { accountHelpLetter } from "#app/content/letters/account-help-letter.ts";
import { invitationLetter } from "#app/content/letters/invitation-letter.ts";
import { passwordResetLetter } from "#app/content/letters/password-reset-letter.ts";
import { securityChangeLetter } from "#app/content/letters/security-change-letter.ts";
import { signInLetter } from "#app/content/letters/sign-in-letter.ts";
import { signInSms } from "#app/content/letters/sign-in-sms.ts";
import { publicAddress } from "#app/platform/env.server.ts";
import type { Messenger } from "#app/platform/mail/messenger.ts";
import { type EffectHandlers, effectHandler } from "#app/platform/outbox/effect-handler.ts";
import { openSecret } from "#app/platform/secrets.server.ts";

const invitation = z.strictObject({
  to: z.string(),
  invitedBy: z.string(),
  organisation: z.string(),
  sealedToken: z.string(),
});
const passwordReset = z.strictObject({ to: z.string(), sealedToken: z.string() });
const signInLink = z.strictObject({ channel: z.enum(["email", "sms"]), to: z.string(), sealedToken: z.string() });
const securityChange = z.strictObject({
  to: z.string(),
  change: z.enum(["password", "second-factor"]),
  changedAt: z.iso.datetime(),
});
const accountHelp = z.strictObject({
  to: z.string(),
  help: z.enum(["sessions-ended", "factor-reset"]),
  by: z.string(),
  at: z.iso.datetime(),
});

/** The letters of accounts, and the SMS of those who have a telephone only. The secret of a link is sealed until its letter is written: the queue cannot be read for it. */
export function accessLetters(messenger: Messenger): EffectHandlers {
  return {
    invitation: effectHandler({
      payload: invitation,
      run: ({ to, invitedBy, organisation, sealedToken }, effectId) =>
        messenger.sendMail({
          to,
          effectId,
          ...invitationLetter({
            inviterName: invitedBy,
            organisationName: organisation,
            url: publicAddress(`/invitation/${openSecret(sealedToken)}`),
          }),
        }),
    }),
    "password-reset": effectHandler({
      payload: passwordReset,
      run: ({ to, sealedToken }, effectId) =>
        messenger.sendMail({
          to,
          effectId,
          ...passwordResetLetter({ url: publicAddress(`/mot-de-passe/${openSecret(sealedToken)}`) }),
        }),
    }),
    "sign-in-link": effectHandler({
      payload: signInLink,
      run({ channel, to, sealedToken }, effectId) {
        const url = publicAddress(`/connexion/lien/${openSecret(sealedToken)}`);
        if (channel === "sms") return messenger.sendSms({ to, effectId, text: signInSms({ url }) });
        return messenger.sendMail({ to, effectId, ...signInLetter({ url }) });
      },
    }),
    "security-change": effectHandler({
      payload: securityChange,
      run: ({ to, change, changedAt }, effectId) =>
        messenger.sendMail({
          to,
          effectId,
          ...securityChangeLetter({ change, changedAt: new Date(changedAt), url: publicAddress("/mot-de-passe") }),
        }),
    }),
    "account-help": effectHandler({
      payload: accountHelp,
      run: ({ to, help, by, at }, effectId) =>
        messenger.sendMail({
          to,
          effectId,
          ...accountHelpLetter({ help, by, at: new Date(at), url: publicAddress("/connexion") }),
        }),
    }),
  };
}
