export * from "./acts.js";
export { Broken, Refused } from "./refused.js";
export { type RegisteredKey, Register, type Verified } from "./register.js";
export { type Algorithm, SignedAct, SigningKey } from "./signed-act.js";
export {
  type Entry,
  type Receipt,
  entryHash,
  readEntry,
  requireHolds,
  verifyChain,
} from "./chain.js";
