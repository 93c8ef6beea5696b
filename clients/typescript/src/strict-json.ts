import { Refused, require } from "./refused.js";

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const MAX_BYTES = 1 << 20;
const MAX_DEPTH = 32;
const MAX_NAME = 100;
const MAX_DIGITS = 20;
const MAX_INTEGER = 2 ** 53;
const DECEIVES = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/u;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/**
 * Reads JSON that two readers cannot read in two ways; `JSON.parse` lets a field stand twice and keeps
 * the last.
 */
export function parseStrict(bytes: Uint8Array): Json {
  require(bytes.length <= MAX_BYTES, "too-large", "more than 1 MiB");
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refused("not-json", "the bytes are not UTF-8");
  }
  const reader = new Reader(text);
  const value = reader.value(1);
  reader.end();
  reader.judge();
  return value;
}

class Reader {
  private at = 0;
  /** Faults of content, told only once the whole is known to be JSON. */
  private fault: Refused | undefined;

  constructor(private readonly text: string) {}

  value(depth: number): Json {
    this.blanks();
    switch (this.text[this.at]) {
      case "{":
        return this.object(depth);
      case "[":
        return this.list(depth);
      case '"':
        return this.string();
      case "t":
        return this.word("true", true);
      case "f":
        return this.word("false", false);
      case "n":
        return this.word("null", null);
      default:
        return this.number();
    }
  }

  end(): void {
    this.blanks();
    require(this.at === this.text.length, "not-json", "something follows the value");
  }

  judge(): void {
    if (this.fault !== undefined) {
      throw this.fault;
    }
  }

  private object(depth: number): Json {
    require(depth <= MAX_DEPTH, "too-deep", "more than 32 levels");
    const object: { [name: string]: Json } = Object.create(null);
    this.at++;
    if (this.next("}")) {
      return object;
    }
    do {
      this.blanks();
      const name = this.string();
      require(name.length <= MAX_NAME, "too-large", "a name of more than 100 letters");
      require(!Object.hasOwn(object, name), "duplicate-field", `${name} stands twice`);
      require(this.next(":"), "not-json", "a colon is expected");
      object[name] = this.value(depth + 1);
    } while (this.next(","));
    require(this.next("}"), "not-json", "the object does not end");
    return object;
  }

  private list(depth: number): Json {
    require(depth <= MAX_DEPTH, "too-deep", "more than 32 levels");
    const list: Json[] = [];
    this.at++;
    if (this.next("]")) {
      return list;
    }
    do {
      list.push(this.value(depth + 1));
    } while (this.next(","));
    require(this.next("]"), "not-json", "the list does not end");
    return list;
  }

  private string(): string {
    const text = JSON.parse(this.match(TEXT)) as string;
    if (DECEIVES.test(text) || text !== text.normalize("NFC")) {
      this.fault ??= new Refused("unsafe-text", "a text can deceive a reader");
    }
    return text;
  }

  private number(): number {
    const digits = this.match(NUMBER);
    require(digits.length <= MAX_DIGITS, "too-large", "a number of more than 20 digits");
    const value = Number(digits);
    if (!/^-?[0-9]+$/.test(digits) || BigInt(digits) > MAX_INTEGER || BigInt(digits) < -MAX_INTEGER) {
      this.fault ??= new Refused("not-an-integer", digits);
    }
    return value;
  }

  private word<T>(word: string, value: T): T {
    require(this.text.startsWith(word, this.at), "not-json", `${word} is expected`);
    this.at += word.length;
    return value;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) {
      throw new Refused("not-json", `nothing that is JSON at ${this.at}`);
    }
    this.at = pattern.lastIndex;
    return found[0];
  }

  private next(mark: string): boolean {
    this.blanks();
    const there = this.text[this.at] === mark;
    this.at += there ? 1 : 0;
    return there;
  }

  private blanks(): void {
    while (" \t\n\r".includes(this.text[this.at] ?? "x")) {
      this.at++;
    }
  }
}
