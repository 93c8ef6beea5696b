import type { Act } from "./acts.js";
import { decode, domainHash, encode, sha256, utf8 } from "./bytes.js";
import { Refused, require } from "./refused.js";
import { type Json, parseStrict } from "./strict-json.js";

const MAX_LENGTH = (1 << 20) - 1024;
const ALGORITHMS = ["ES256", "Ed25519", "SM2withSM3"] as const;

/** The names as they stand in the header. WebCrypto knows the first two. */
export type Algorithm = (typeof ALGORITHMS)[number];

/** An act as its signer sent it: a compact JWS, kept exactly as received, not yet verified. */
export class SignedAct {
  private constructor(
    readonly value: string,
    private readonly header: { [name: string]: Json },
    readonly payload: Uint8Array,
    readonly signature: Uint8Array,
  ) {}

  /** Judges the form; the header holds `alg` and `kid` and nothing else. */
  static parse(value: string): SignedAct {
    require(value.length <= MAX_LENGTH, "too-large", "the JWS is too large");
    const parts = value.split(".");
    require(parts.length === 3, "not-jose", "three parts are expected");
    const [header, payload, signature] = parts.map(decode);
    return new SignedAct(value, readHeader(header!), payload!, signature!);
  }

  get algorithm(): Algorithm {
    const found = ALGORITHMS.find((name) => name === this.header["alg"]);
    require(found !== undefined, "R41", "alg is ES256, Ed25519 or SM2withSM3");
    return found;
  }

  get kid(): string {
    const kid = this.header["kid"] as string;
    require(/^[0-9a-f]{64}$/.test(kid), "R40", "kid is the SHA-256 of the key in hex");
    return kid;
  }

  /** The bytes that the signature covers. */
  get signingInput(): Uint8Array {
    return utf8(this.value.slice(0, this.value.lastIndexOf(".")));
  }

  /** The identity of the act, whatever its signature looks like. */
  id(): Promise<string> {
    return domainHash("throughbill.act.v1", this.signingInput);
  }
}

function readHeader(bytes: Uint8Array): { [name: string]: Json } {
  const header = strictHeader(bytes);
  require(
    header !== null &&
      typeof header === "object" &&
      !Array.isArray(header) &&
      Object.keys(header).length === 2 &&
      typeof header["alg"] === "string" &&
      typeof header["kid"] === "string",
    "R41",
    "the header holds alg and kid as texts and nothing else",
  );
  return header as { [name: string]: Json };
}

function strictHeader(bytes: Uint8Array): Json {
  try {
    return parseStrict(bytes);
  } catch (refused) {
    throw new Refused("not-jose", `the header is not strict JSON: ${String(refused)}`);
  }
}

/** A party's key pair, with the id under which the register knows it. */
export class SigningKey {
  private constructor(
    private readonly key: CryptoKey,
    readonly algorithm: Algorithm,
    readonly kid: string,
  ) {}

  /** Takes a WebCrypto pair of ES256 or Ed25519; the private key need not be extractable. */
  static async of(pair: CryptoKeyPair): Promise<SigningKey> {
    const spki = new Uint8Array(await crypto.subtle.exportKey("spki", pair.publicKey));
    const algorithm = pair.privateKey.algorithm.name === "Ed25519" ? "Ed25519" : "ES256";
    return new SigningKey(pair.privateKey, algorithm, await sha256(spki));
  }

  /** Signs an act, written with its fields in the order of its type. */
  sign(act: Act): Promise<SignedAct> {
    return this.signBytes(utf8(JSON.stringify(act)));
  }

  /** Signs payload bytes as they are, such as those a service prepared. */
  async signBytes(payload: Uint8Array): Promise<SignedAct> {
    const header = `{"alg":"${this.algorithm}","kid":"${this.kid}"}`;
    const input = `${encode(utf8(header))}.${encode(payload)}`;
    const made = await crypto.subtle.sign(parameters(this.algorithm), this.key, utf8(input));
    return SignedAct.parse(`${input}.${encode(new Uint8Array(made))}`);
  }
}

/** What WebCrypto calls an algorithm. */
export function parameters(algorithm: Algorithm): AlgorithmIdentifier & { hash?: string } {
  require(algorithm !== "SM2withSM3", "R41", "WebCrypto has no SM2; verify this act elsewhere");
  return algorithm === "Ed25519" ? { name: "Ed25519" } : { name: "ECDSA", hash: "SHA-256" };
}
