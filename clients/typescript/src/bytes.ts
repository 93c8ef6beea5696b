import { Refused } from "./refused.js";

const ENCODER = new TextEncoder();

export function utf8(text: string): Uint8Array {
  return ENCODER.encode(text);
}

/** Base64url without padding. */
export function encode(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) {
    binary += String.fromCharCode(byte);
  }
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Reads base64url in its only form: no padding, no other letters, no bits to spare. */
export function decode(text: string): Uint8Array {
  if (!/^[A-Za-z0-9_-]+$/.test(text) || text.length % 4 === 1) {
    throw new Refused("not-jose", "a part is not base64url in its only form");
  }
  const bytes = fromBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
  if (encode(bytes) !== text) {
    throw new Refused("not-jose", "a part is not base64url in its only form");
  }
  return bytes;
}

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The digest under a domain, so that a hash made for one purpose never serves another. */
export async function domainHash(domain: string, content: Uint8Array): Promise<string> {
  const start = utf8(`${domain}\n`);
  const all = new Uint8Array(start.length + content.length);
  all.set(start);
  all.set(content, start.length);
  return sha256(all);
}
