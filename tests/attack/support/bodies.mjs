// Bodies of API calls as schema/api/openapi.yaml describes them, and every place in them where a value stands.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { source } from "../../e2e/support/private_server.mjs";

const document = parse(readFileSync(join(source, "schema/api/openapi.yaml"), "utf8"));

const resolved = (part) => (part?.$ref
    ? resolved(part.$ref.split("/").slice(1).reduce((at, name) => at[name], document))
    : part);

// A value that the schema allows; `known` are values of names that the server must know (a tag, a hub).
export function sample(schema, known, name = "") {
    const { allOf, anyOf, oneOf, ...own } = resolved(schema) ?? {};
    if (allOf) return Object.assign({}, ...allOf.map((each) => sample(each, known, name)));
    if (anyOf ?? oneOf) return sample((anyOf ?? oneOf)[0], known, name);
    if (own.const !== undefined) return own.const;
    if (name in known) return known[name];
    if (own.enum) return own.enum.find((each) => each !== null);
    const type = [own.type].flat().find((each) => each !== "null") ?? (own.properties ? "object" : "string");
    if (type === "object") {
        return Object.fromEntries(Object.entries(own.properties ?? {}).map(([each, inside]) => [each, sample(inside, known, each)]));
    }
    if (type === "array") return [sample(own.items, known, name)];
    if (type === "integer" || type === "number") return own.default ?? own.minimum ?? 1;
    if (type === "boolean") return true;
    if (own.format === "uuid") return randomUUID();
    if (own.format === "date-time") return new Date(Date.now() - 60_000).toISOString();
    if (own.format === "date") return new Date().toISOString().slice(0, 10);
    if (own.format === "email" || name === "email") return `person${Math.floor(Math.random() * 1e9)}@example.org`;
    return "x".repeat(Math.max(own.minLength ?? 0, 3));
}

export const operation_of = (route) => document.paths[route.pattern]?.[route.method.toLowerCase()];

// A good JSON body for a route, or nothing when it takes none.
export function body_of(route, known) {
    const content = operation_of(route)?.requestBody?.content?.["application/json"];
    return content ? sample(content.schema, known) : undefined;
}

// The query parameters a route knows.
export function query_of(route) {
    const places = [...(operation_of(route)?.parameters ?? []), ...(document.paths[route.pattern]?.parameters ?? [])];
    return places.map(resolved).filter((each) => each.in === "query").map((each) => each.name);
}

// Every copy of a JSON value in which one leaf, or one name, is the given text: {where, value}.
export function* poisoned(value, text, where = "$") {
    if (value === null || typeof value !== "object") {
        yield { where, value: text };
        return;
    }
    for (const [name, inside] of Object.entries(value)) {
        for (const each of poisoned(inside, text, `${where}.${name}`)) {
            const copy = Array.isArray(value) ? [...value] : { ...value };
            copy[name] = each.value;
            yield { where: each.where, value: copy };
        }
    }
    if (!Array.isArray(value)) yield { where: `${where}.<name>`, value: { ...value, [text]: text } };
}
