// What an attacker reads from a page: its elements, links and forms. A page of ours has no inline script, so that
// every `<` in it begins an element or is escaped.
const element = /<([a-z][a-z0-9-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/gi;
const attribute = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const entities = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

export const unescaped = (text) =>
    text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, number, hex, name) => {
        if (number) return String.fromCodePoint(Number(number));
        if (hex) return String.fromCodePoint(parseInt(hex, 16));
        return entities[name.toLowerCase()] ?? whole;
    });

function attributes_of(text) {
    const found = {};
    for (const [, name, double, single, bare] of text.matchAll(attribute)) {
        found[name.toLowerCase()] = unescaped(double ?? single ?? bare ?? "");
    }
    return found;
}

// Every element: {name, attributes, at, end}.
export function* elements_in(html) {
    for (const match of html.matchAll(element)) {
        yield {
            name: match[1].toLowerCase(),
            attributes: attributes_of(match[2]),
            at: match.index,
            end: match.index + match[0].length,
        };
    }
}

// The addresses of this server that a page leads to by GET.
export function links_in(html) {
    const links = new Set();
    for (const { name, attributes } of elements_in(html)) {
        const target = name === "a" || name === "link" ? attributes.href : attributes.src;
        if (target?.startsWith("/") && !target.startsWith("//")) links.add(target.split("#")[0]);
    }
    return [...links];
}

function field_of(html, { name, attributes, end }) {
    if (name === "select") {
        const inside = html.slice(end, html.indexOf("</select>", end));
        const options = [...elements_in(inside)].filter((each) => each.name === "option").map((o) => o.attributes.value);
        return { name: attributes.name, type: "select", value: options.find(Boolean) ?? "", options };
    }
    if (name === "textarea") {
        const value = unescaped(html.slice(end, html.indexOf("</textarea>", end)));
        return { name: attributes.name, type: "textarea", value };
    }
    return { name: attributes.name, type: attributes.type ?? "text", value: attributes.value ?? "" };
}

// Every form: {action, method, multipart, fields: [{name, type, value, options}]}.
export function forms_in(html, address) {
    const forms = [];
    for (const form of elements_in(html)) {
        if (form.name !== "form") continue;
        const inside = html.slice(form.end, html.indexOf("</form>", form.end));
        const fields = [];
        for (const each of elements_in(inside)) {
            const holds = ["input", "select", "textarea", "button"].includes(each.name) && each.attributes.name;
            if (holds) fields.push(field_of(inside, each));
        }
        forms.push({
            action: form.attributes.action || address,
            method: (form.attributes.method ?? "get").toUpperCase(),
            multipart: form.attributes.enctype === "multipart/form-data",
            fields,
        });
    }
    return forms;
}

// What somebody might have typed into an empty field; nothing where a wrong guess would spoil the form.
function typed_into({ name, type }) {
    const [, part] = /-(day|month|year)$/.exec(name) ?? [];
    if (part) return { day: "1", month: "11", year: "2026" }[part];
    if (type === "email" || name === "email") return `zoe${Math.floor(Math.random() * 1e9)}@example.org`;
    if (type === "tel" || name === "phone") return "07700 900123";
    if (/^(tag|uprn|time|shelf)$|medium|-time$/.test(name)) return "";
    if (/^(count|days|accessories)$/.test(name)) return "2";
    if (name === "serial" || name === "code") return `SN${Math.floor(Math.random() * 1e9)}`;
    if (name === "postcode") return "LS1 4AP";
    return type === "text" || type === "textarea" ? "Zoe Example" : "";
}

// What a browser would send of a form that is filled in: of radios and checkboxes the first of each name.
export function default_answers(form) {
    const answers = {};
    for (const field of form.fields) {
        if (field.type === "submit" || field.type === "file" || field.name in answers) continue;
        answers[field.name] = field.value || typed_into(field);
    }
    return answers;
}

export const urlencoded = (answers) => new URLSearchParams(answers).toString();

// {type, body} of a multipart form; `files` are {name: {file_name, type, bytes}}.
export function multipart(answers, files = {}) {
    const edge = "----kitbank-attack-7f3k9q2x";
    const parts = Object.entries(answers).map(([name, value]) =>
        Buffer.from(`--${edge}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
    for (const [name, { file_name, type = "text/plain", bytes }] of Object.entries(files)) {
        parts.push(Buffer.from(`--${edge}\r\nContent-Disposition: form-data; name="${name}"; ` +
            `filename="${file_name}"\r\nContent-Type: ${type}\r\n\r\n`), Buffer.from(bytes), Buffer.from("\r\n"));
    }
    parts.push(Buffer.from(`--${edge}--\r\n`));
    return { type: `multipart/form-data; boundary=${edge}`, body: Buffer.concat(parts) };
}
