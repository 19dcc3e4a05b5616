// What every answer must carry, and what no page may hold. Each function answers its complaints.
import { elements_in, forms_in } from "./markup.mjs";

const wanted = {
    "x-content-type-options": /^nosniff$/,
    "x-frame-options": /^DENY$/,
    "referrer-policy": /^(same-origin|no-referrer|strict-origin)$/,
    "cross-origin-opener-policy": /^same-origin$/,
    "cross-origin-resource-policy": /^same-origin$/,
    "permissions-policy": /geolocation=\(\)/,
};
const policy_wanted = {
    "default-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "form-action": "'self'",
};
const tells_too_much = ["server", "x-powered-by", "via", "x-aspnet-version"];
// Addresses that are the same for everybody, so that a cache may keep them.
const may_be_kept = /^\/assets\/[^/]+\/[^/]+$/;

function policy_faults(policy) {
    if (!policy) return ["no Content-Security-Policy"];
    const rules = Object.fromEntries(policy.split(";").map((rule) => {
        const [name, ...sources] = rule.trim().split(/\s+/);
        return [name, sources.join(" ")];
    }));
    const faults = Object.entries(policy_wanted)
        .filter(([name, value]) => rules[name] !== value)
        .map(([name]) => `CSP ${name} is ${rules[name]}`);
    if (/'unsafe-(inline|eval)'|'unsafe-hashes'|\*|https?:/.test(policy)) faults.push(`a lax CSP: ${policy}`);
    if (!/^'self'( 'wasm-unsafe-eval')?$/.test(rules["script-src"])) faults.push(`scripts from ${rules["script-src"]}`);
    return faults;
}

function cookie_faults(lines, tls) {
    const faults = [];
    for (const line of lines) {
        if (!/; *HttpOnly/i.test(line)) faults.push(`a cookie that scripts can read: ${line}`);
        if (!/; *SameSite=(Lax|Strict)/i.test(line)) faults.push(`a cookie without SameSite: ${line}`);
        if (!/; *Path=\/(;|$)/i.test(line) || /; *Domain=/i.test(line)) faults.push(`a cookie of other places: ${line}`);
        if (tls && !(/^__Host-/.test(line) && /; *Secure/i.test(line))) faults.push(`a cookie outside TLS: ${line}`);
    }
    return faults;
}

export function header_faults(path, { status, headers }, { tls = false } = {}) {
    const faults = policy_faults(headers["content-security-policy"]);
    for (const [name, value] of Object.entries(wanted)) {
        if (!value.test(headers[name] ?? "")) faults.push(`${name} is ${headers[name]}`);
    }
    for (const name of tells_too_much) if (headers[name]) faults.push(`${name}: ${headers[name]}`);
    const kept = status < 400 && may_be_kept.test(path.split("?")[0]);
    if (!kept && !/\bno-store\b/.test(headers["cache-control"] ?? "")) faults.push(`kept: ${headers["cache-control"]}`);
    const lasts = Number(/max-age=(\d+)/.exec(headers["strict-transport-security"] ?? "")?.[1] ?? 0);
    if (tls && !(lasts >= 31_536_000)) faults.push("no Strict-Transport-Security of a year");
    if (!tls && lasts) faults.push("Strict-Transport-Security without TLS");
    const typed = status === 304 || status === 204 || headers["content-length"] === "0" || headers["content-type"];
    if (!typed) faults.push("a body without a Content-Type");
    if (/^text\/(html|plain|css)/.test(headers["content-type"] ?? "") && !/charset=utf-8/.test(headers["content-type"])) {
        faults.push(`no charset: ${headers["content-type"]}`);
    }
    return [...faults, ...cookie_faults(headers["set-cookie"] ?? [], tls)];
}

export function page_faults(path, html) {
    const faults = [];
    for (const { name, attributes, end } of elements_in(html)) {
        const handler = Object.keys(attributes).find((each) => each.startsWith("on"));
        if (handler) faults.push(`<${name}> has ${handler}`);
        if (attributes.style !== undefined) faults.push(`<${name}> has a style`);
        if (name === "style") faults.push("an inline style sheet");
        if (name === "script" && !attributes.src?.startsWith("/assets/")) faults.push("an inline script");
        if (name === "script" && html.slice(end, html.indexOf("</script>", end)).trim()) faults.push("script text");
        const target = attributes.href ?? attributes.src ?? attributes.action ?? "";
        if (/^\s*(javascript|data|vbscript):/i.test(target) && name !== "img") faults.push(`<${name}> to ${target}`);
        if (/^(https?:)?\/\//i.test(target) && name !== "a") faults.push(`<${name}> from elsewhere: ${target}`);
        if (name === "a" && attributes.target === "_blank" && !/noopener|noreferrer/.test(attributes.rel ?? "")) {
            faults.push(`a link that hands over its window: ${target}`);
        }
    }
    for (const form of forms_in(html, path)) {
        const names = form.fields.map((field) => field.name);
        const secret = form.fields.some((field) => field.type === "password");
        if (form.method === "GET" && (secret || names.includes("csrf"))) faults.push(`a secret in the address of ${form.action}`);
        if (form.method === "POST" && !names.includes("csrf") && !is_open_to_all(html)) {
            faults.push(`the form to ${form.action} has no csrf`);
        }
    }
    return faults;
}

// Whoever is not signed in has no session, and so no secret of it to send.
const is_open_to_all = (html) => !html.includes('action="/sign-out"');
