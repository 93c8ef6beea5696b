/** A refusal, with the id of the rule or fault of form that the registry would answer with. */
export class Refused extends Error {
  constructor(
    readonly rule: string,
    readonly detail: string,
  ) {
    super(`${rule} ${detail}`);
    this.name = "Refused";
  }
}

/** A chain does not hold; `seq` is the first place where it does not. */
export class Broken extends Error {
  constructor(
    readonly chain: string,
    readonly seq: number,
    readonly why: Refused,
  ) {
    super(`${chain} breaks at ${seq}: ${why.message}`);
    this.name = "Broken";
  }
}

/** States a rule positively: it holds, or what was sent is refused by it. */
export function require(holds: boolean, rule: string, detail: string): asserts holds {
  if (!holds) {
    throw new Refused(rule, detail);
  }
}
