import { fromBase64, sha256 } from "./bytes.js";
import { Refused, require } from "./refused.js";
import { type Algorithm, SignedAct, parameters } from "./signed-act.js";
import { type Json, parseStrict } from "./strict-json.js";
import { micros } from "./time.js";

/** A key as somebody who checked its certificate tells it; `key` is a SubjectPublicKeyInfo in base64. */
export interface RegisteredKey {
  party: string;
  alg: string;
  key: string;
  notBefore: string;
  notAfter: string;
  roles?: string[];
  revokedSince?: string | null;
  /** For which times the key's party was frozen; one without an end still stands. */
  freezes?: { since: string; until?: string | null }[];
}

/** An act whose signature holds and whose signer may sign. */
export interface Verified {
  act: { [name: string]: Json };
  signed: SignedAct;
  party: string;
}

interface Known extends RegisteredKey {
  usable: CryptoKey | undefined;
}

/** Where a `kid` is looked up; never in the message. */
export class Register {
  private constructor(private readonly keys: Map<string, Known>) {}

  static async of(keys: RegisteredKey[]): Promise<Register> {
    const known = new Map<string, Known>();
    for (const key of keys) {
      const spki = fromBase64(key.key);
      known.set(await sha256(spki), { ...key, usable: await usable(spki, key.alg as Algorithm) });
    }
    return new Register(known);
  }

  /** Verifies an act, and the statement it is signed around, as at the time it is or was sealed. */
  async verify(signed: SignedAct, sealedAt: string): Promise<Verified> {
    const { party, roles } = await this.verifyBytes(signed, sealedAt);
    const act = readAct(signed.payload);
    require(act["by"] === party, "R36", `the act is by ${String(act["by"])}, the key is not`);
    const own = !String(act["act"]).startsWith("party.") || (act["party"] ?? party) === party;
    require(own || (roles ?? []).includes("REGISTRAR"), "R40", "only a registrar acts there");
    await this.verifyStatement(act, sealedAt);
    return { act, signed, party };
  }

  private async verifyBytes(signed: SignedAct, sealedAt: string): Promise<Known> {
    const algorithm = signed.algorithm;
    const key = this.keys.get(signed.kid);
    require(key !== undefined, "R40", `no party has enrolled key ${signed.kid}`);
    require(key.alg === algorithm, "R41", `the key is registered for ${key.alg}`);
    require(key.usable !== undefined, "R41", "WebCrypto has no SM2; verify this act elsewhere");
    const holds =
      signed.signature.length === 64 &&
      (await crypto.subtle.verify(
        parameters(algorithm),
        key.usable,
        signed.signature,
        signed.signingInput,
      ));
    require(holds, "R36", `the ${algorithm} signature does not hold`);
    requireValidAt(key, micros(sealedAt));
    return key;
  }

  private async verifyStatement(act: { [name: string]: Json }, sealedAt: string): Promise<void> {
    const place = { "bill.issue.v1": "agreement", "bill.deliver.v1": "receipt" }[String(act["act"])];
    if (place === undefined) {
      return;
    }
    const inner = await this.verify(SignedAct.parse(String(act[place])), sealedAt);
    const wanted = place === "agreement" ? "statement.agree.v1" : "statement.receive.v1";
    require(inner.act["act"] === wanted, "R36", "the act is not around the statement it needs");
  }
}

function requireValidAt(key: Known, time: bigint): void {
  require(time >= micros(key.notBefore), "R40", "the key is not valid yet");
  require(time <= micros(key.notAfter), "R40", "the key has expired");
  const revoked = key.revokedSince;
  require(revoked == null || time < micros(revoked), "R40", "the key was revoked");
  for (const { since, until } of key.freezes ?? []) {
    const frozen = time >= micros(since) && (until == null || time < micros(until));
    require(!frozen, "R40", `${key.party} is frozen since ${since}`);
  }
}

function readAct(payload: Uint8Array): { [name: string]: Json } {
  const act = parseStrict(payload);
  if (act === null || typeof act !== "object" || Array.isArray(act)) {
    throw new Refused("wrong-type", "an act is a JSON object");
  }
  require(typeof act["act"] === "string", "missing-field", "an act says which act it is");
  return act;
}

async function usable(spki: Uint8Array, algorithm: Algorithm): Promise<CryptoKey | undefined> {
  if (algorithm === "SM2withSM3") {
    return undefined;
  }
  const kind =
    algorithm === "Ed25519" ? { name: "Ed25519" } : { name: "ECDSA", namedCurve: "P-256" };
  return crypto.subtle.importKey("spki", spki, kind, false, ["verify"]);
}
