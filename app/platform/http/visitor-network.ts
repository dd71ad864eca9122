import { ipKeyGenerator } from "express-rate-limit";

/** One household or one phone has a whole IPv6 network of this length: its addresses are one visitor. */
const IPV6_PREFIX = 64;

/** What is counted of an address: an IPv4 address, also when it is written as an IPv6 one; of IPv6, the network. */
export function networkOf(address: string): string {
  return ipKeyGenerator(address, IPV6_PREFIX);
}
