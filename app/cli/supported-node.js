/**
 * Each major version of Node that our packages accept, with its first minor one; what is newer is accepted. As `engines` in package.json.
 */
const FIRST_MINORS = new Map([
  [20, 19],
  [22, 13],
]);
const NEWER_FROM = 24;

/** What to install, for a sentence in French. */
export const supportedNode = "20.19, 22.13 ou 24, ou plus récent";

/**
 * Can this version of Node, written `20.19.1`, run the portal? Odd versions that our packages refuse cannot.
 * @type {(version: string) => boolean}
 */
export function isNodeSupported(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major >= NEWER_FROM) return true;
  const first = FIRST_MINORS.get(major);
  return first !== undefined && minor >= first;
}
