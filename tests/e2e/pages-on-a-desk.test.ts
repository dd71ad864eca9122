import { describe } from "vitest";
import { checkEveryPage } from "./every-page.ts";

describe("every page on a wide screen, in the dark", () => checkEveryPage({ theme: "dark", width: 1280 }));
