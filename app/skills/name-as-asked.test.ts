import { expect, it } from "vitest";
import { nameAsAsked } from "./name-as-asked.ts";

it.each([
  ["Serveur / Serveuse de restaurant", "serveuse", "Serveuse de restaurant"],
  ["Serveur / Serveuse de restaurant", "serveur", "Serveur de restaurant"],
  ["Serveur / Serveuse de restaurant", "restaurant", "Serveur / Serveuse de restaurant"],
  ["Assistant / Assistante de vie aux familles", "assistante de vie", "Assistante de vie aux familles"],
  ["Plaquiste", "plaquiste", "Plaquiste"],
  ["Coffreur / Coffreuse", "", "Coffreur / Coffreuse"],
])("%s, asked as « %s », is %s", (label, asked, named) => {
  expect(nameAsAsked(label, asked)).toBe(named);
});
