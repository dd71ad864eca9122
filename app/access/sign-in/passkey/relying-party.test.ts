import { expect, test } from "vitest";
import { relyingPartyOf } from "./relying-party.ts";

test.each([
  [
    "https://hub.exemple.fr",
    "http://10.0.0.4:3000/connexion/code",
    { id: "hub.exemple.fr", origin: "https://hub.exemple.fr" },
  ],
  [
    "https://hub.exemple.fr:8443/x",
    "http://localhost:3000/",
    { id: "hub.exemple.fr", origin: "https://hub.exemple.fr:8443" },
  ],
  [undefined, "http://localhost:3000/connexion/code", { id: "localhost", origin: "http://localhost:3000" }],
  [undefined, "https://forged.exemple.fr/connexion/code", null],
  [undefined, "http://127.0.0.1:3000/connexion/code", null],
  ["http://hub.exemple.fr", "http://hub.exemple.fr/", null],
  ["https://192.0.2.4", "https://192.0.2.4/", null],
  ["https://[2001:db8::1]", "https://[2001:db8::1]/", null],
])("a portal known as %s, asked at %s, makes passkeys for %j", (publicUrl, requestUrl, party) => {
  expect(relyingPartyOf({ publicUrl, requestUrl })).toEqual(party);
});
