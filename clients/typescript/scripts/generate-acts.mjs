// Writes src/acts.ts, the types of all acts, from the JSON Schemas of the acts module.
//   node scripts/generate-acts.mjs           writes the file
//   node scripts/generate-acts.mjs --check   fails if the committed file is another
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const SCHEMAS = new URL(
  "../../../acts/src/main/resources/org/throughbill/acts/schemas/",
  import.meta.url,
);
const OUTPUT = new URL("../src/acts.ts", import.meta.url);

const definitions = new Map();
const acts = [];
for (const file of readdirSync(SCHEMAS).sort()) {
  const schema = JSON.parse(readFileSync(new URL(file, SCHEMAS), "utf8"));
  for (const [name, definition] of Object.entries(schema.$defs ?? {})) {
    const text = declaration(name, definition);
    if (definitions.has(name) && definitions.get(name) !== text) {
      throw new Error(`${name} means two things; ${file} is the second`);
    }
    definitions.set(name, text);
  }
  acts.push({ name: actName(schema.title), schema });
}

const text = [
  "// Made by scripts/generate-acts.mjs from the JSON Schemas of the acts; not edited by hand.",
  "// A payload is written with its fields in the order they have here.",
  ...[...definitions.keys()].sort().map((name) => definitions.get(name)),
  ...acts.map(({ name, schema }) => declaration(name, schema)),
  `/** Every act. */\nexport type Act =\n${acts.map(({ name }) => `  | ${name}`).join("\n")};`,
].join("\n\n");

if (process.argv.includes("--check")) {
  if (readFileSync(OUTPUT, "utf8") !== `${text}\n`) {
    console.error("src/acts.ts is not what the schemas say; run node scripts/generate-acts.mjs");
    process.exit(1);
  }
} else {
  writeFileSync(OUTPUT, `${text}\n`);
}

function declaration(name, schema) {
  const comment = `/** ${schema.description} */\n`;
  if (schema.type !== "object") {
    return `${comment}export type ${name} = ${type(schema)};`;
  }
  const fields = Object.entries(schema.properties).map(([field, property]) => {
    const mark = schema.required.includes(field) ? "" : "?";
    return `  /** ${property.description} */\n  ${field}${mark}: ${type(property)};`;
  });
  return `${comment}export interface ${name} {\n${fields.join("\n")}\n}`;
}

function type(schema) {
  if (schema.$ref) {
    return schema.$ref.replace("#/$defs/", "");
  }
  if (schema.const !== undefined) {
    return JSON.stringify(schema.const);
  }
  if (schema.enum) {
    return schema.enum.map((one) => JSON.stringify(one)).join(" | ");
  }
  switch (schema.type) {
    case "array":
      return `${type(schema.items)}[]`;
    case "integer":
      return "number";
    case "string":
    case "boolean":
      return schema.type;
    default:
      throw new Error(`no type for ${JSON.stringify(schema)}`);
  }
}

/** bill.accept-surrender.v1 becomes BillAcceptSurrenderV1. */
function actName(title) {
  return title
    .split(/[.-]/)
    .map((part) => part[0].toUpperCase() + part.slice(1))
    .join("");
}
