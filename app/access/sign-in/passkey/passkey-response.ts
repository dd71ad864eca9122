import { z } from "zod";

/** A passkey's answer is some kilobytes at most. */
const LONGEST = 20_000;

const base64url = z.string().regex(/^[\w-]+$/);
const credential = {
  id: base64url.max(1364),
  rawId: base64url.max(1364),
  type: z.literal("public-key"),
  clientExtensionResults: z.object({}),
};
const registration = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string().regex(/^[\w-]{1,20}$/))
      .max(10)
      .exactOptional(),
  }),
});
const authentication = z.object({
  ...credential,
  response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url }),
});

/** What a device answers when it has made a passkey (`RegistrationResponseJSON`), as the field of a form carries it. */
export const registrationField = jsonField().pipe(registration);
/** What a device answers when it proves a passkey (`AuthenticationResponseJSON`), as the field of a form carries it. */
export const authenticationField = jsonField().pipe(authentication);

export type RegistrationAnswer = z.infer<typeof registration>;
export type AuthenticationAnswer = z.infer<typeof authentication>;

/** What the browser says it signed: the challenge, among other things. */
export const clientData = jsonField().pipe(z.object({ challenge: z.string() }));

function jsonField(): z.ZodPipe<z.ZodString, z.ZodTransform<unknown, string>> {
  return z
    .string()
    .max(LONGEST)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: "custom", message: "not JSON" });
        return z.NEVER;
      }
    });
}
