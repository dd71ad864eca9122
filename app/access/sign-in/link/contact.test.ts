import { describe, expect, it } from "vitest";
import {
  type Contact,
  contactAsWritten,
  contactOfIdentity,
  identityOfContact,
  maskedContact,
  readContact,
} from "./contact.ts";

const mobile: Contact = { channel: "sms", address: "+33612345678" };
const mailbox: Contact = { channel: "email", address: "camille.leroy@exemple.fr" };

describe("what somebody types to receive a link", () => {
  it.each([
    ...["0612345678", "06 12 34 56 78", " 06.12.34.56.78 ", "06-12-34-56-78", "06‑12‑34‑56‑78", "06/12/34/56/78"],
    ...["+33612345678", "+33 6 12 34 56 78", "+33 (0)6 12 34 56 78", "0033 6 12 34 56 78", "０６１２３４５６７８"],
  ])("« %s » is a mobile number", (typed) => {
    expect(readContact(typed)).toEqual({ ok: true, value: mobile });
  });

  it.each([
    ["0692 12 34 56", "+262692123456"],
    ["0639 01 23 45", "+262639012345"],
    ["0690123456", "+590690123456"],
    ["0696 12 34 56", "+596696123456"],
    ["+32 475 12 34 56", "+32475123456"],
    ["00352 621 123 456", "+352621123456"],
  ])("« %s » is the mobile number %s, of overseas or across the border", (typed, address) => {
    expect(readContact(typed)).toEqual({ ok: true, value: { channel: "sms", address } });
  });

  it("an address is one, whatever the case and the spaces around", () => {
    expect(readContact(" Camille.Leroy@Exemple.FR ")).toEqual({ ok: true, value: mailbox });
  });

  it.each([
    ...[
      "03 20 12 34 56",
      "06 12 34 56 7",
      "06 12 34 56 78 9",
      "+33 692 12 34 56",
      "+44 7400 123456",
      "0899 12 34 56",
      "12",
    ],
  ])("« %s » is a number that receives no link", (typed) => {
    expect(readContact(typed)).toEqual({ ok: false, refusal: { kind: "not-a-mobile" } });
  });

  it.each([
    "",
    "camille",
    "camille@",
    "camille@exemple",
    "a@b.fr,c@d.fr",
    "a@b.fr\nBcc: c@d.fr",
    `${"a".repeat(250)}@b.fr`,
  ])("« %s » is nothing a link can be sent to", (typed) => {
    expect(readContact(typed)).toEqual({ ok: false, refusal: { kind: "not-a-contact" } });
  });
});

it("a contact is the key of an identity, and an identity of a provider is no contact", () => {
  for (const contact of [mobile, mailbox]) expect(contactOfIdentity(identityOfContact(contact))).toEqual(contact);
  expect(contactOfIdentity({ issuer: "https://exemple.fr", subject: mailbox.address })).toBeNull();
});

it("a contact is shown whole to its owner, and masked to whoever holds a link", () => {
  expect([mobile, mailbox].map(contactAsWritten)).toEqual(["06 12 34 56 78", "camille.leroy@exemple.fr"]);
  expect([mobile, mailbox].map(maskedContact)).toEqual(["06 … 78", "c…@exemple.fr"]);
  const overseas: Contact = { channel: "sms", address: "+262692123456" };
  expect([contactAsWritten(overseas), maskedContact(overseas)]).toEqual(["+262 692 12 34 56", "+262 … 56"]);
});
