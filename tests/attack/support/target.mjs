// The Kitbank under attack: a private server with the demonstration's devices, people of every role, and the
// server's own list of its routes, so that no address is left out.
import assert from "node:assert/strict";
import { createHash, randomUUID } from "node:crypto";
import { PrivateServer, program, run } from "../../e2e/support/private_server.mjs";
import { forms_in, links_in, multipart, urlencoded } from "./markup.mjs";
import { send } from "./wire.mjs";

export const roles = ["volunteer", "hub_staff", "referrer", "manager", "admin"];
const row_of_table = "table of the state: ";
const written_by_the_clock = ["job_lease", "log_node", "checkpoint"];
export const is_full = process.env.KITBANK_ATTACK === "full";

// Every route: {method, pattern, access, body_bytes_max, media_types, ids_inside, api}.
export async function all_routes() {
    const listed = await run(program("kitbank-server"), ["routes"]);
    assert.equal(listed.status, 0, listed.err);
    return listed.out.trim().split("\n").map((line) => JSON.parse(line));
}

// Does a path belong to a pattern? Then the values of its places.
export function places_in(pattern, path) {
    const wanted = pattern.split("/");
    const given = path.split("?")[0].split("/");
    if (wanted.length !== given.length) return null;
    const places = {};
    for (const [at, part] of wanted.entries()) {
        if (part.startsWith("{") && given[at] !== "") places[part.slice(1, -1)] = decodeURIComponent(given[at]);
        else if (part !== given[at]) return null;
    }
    return places;
}

// A browser of someone: it keeps its cookies and knows the secret of its forms.
export class Visitor {
    constructor(target, role, headers = {}) {
        Object.assign(this, { target, role, headers, cookies: {}, csrf: "" });
    }

    get cookie() {
        return Object.entries(this.cookies).map(([name, value]) => `${name}=${value}`).join("; ");
    }

    async ask(path, { headers = {}, ...rest } = {}) {
        const cookie = this.cookie ? { cookie: this.cookie } : {};
        const whole = { ...this.headers, ...cookie, ...headers };
        const answer = await send(this.target.server.port, path, { ...rest, headers: whole });
        for (const line of answer.headers["set-cookie"] ?? []) this.#keep(line);
        const secret = /name="csrf" value="([^"]+)"/.exec(answer.text);
        if (secret) this.csrf = secret[1];
        return answer;
    }

    #keep(line) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
        if (value === "" || /max-age=0/i.test(line)) delete this.cookies[name];
        else this.cookies[name] = value;
    }

    // Sends a form as a browser on this page would.
    post(path, answers, { headers = {}, form = {}, files, ...rest } = {}) {
        const whole = { csrf: this.csrf, request_id: randomUUID(), ...answers };
        const sent = form.multipart || files
            ? multipart(whole, files)
            : { type: "application/x-www-form-urlencoded", body: urlencoded(whole) };
        const origin = { "sec-fetch-site": "same-origin", "content-type": sent.type };
        return this.ask(path, { method: "POST", body: sent.body, headers: { ...origin, ...headers }, ...rest });
    }

    async sign_in({ email, password }) {
        const page = await this.ask("/sign-in");
        assert.equal(page.status, 200, "the sign-in page is there");
        const answer = await this.post("/sign-in", { email, password, then: "/" });
        assert.equal(answer.status, 303, `${email} signs in: ${answer.status} ${answer.text.slice(0, 200)}`);
        await this.ask("/help"); // a page with a form, whose secret is kept
        return this;
    }
}

export class Target {
    // Passwords alone sign people in unless `second_factor` is "staff" or "everyone".
    static async open({ properties, second_factor = "off" } = {}) {
        const target = new Target();
        target.server = await PrivateServer.open({ properties, second_factor: "staff", demonstrates: true }); // the rule comes when people are there
        try {
            await target.#furnish();
            await target.server.sql(`UPDATE organisation SET second_factor = '${second_factor}'`);
        } catch (trouble) {
            await target.close();
            throw trouble;
        }
        return target;
    }

    async #furnish() {
        this.routes = await all_routes();
        const said = this.server.demonstration;
        const password = /password for each: ([^)]+)/.exec(said)[1];
        this.people = {};
        for (const [, email, role] of said.matchAll(/(\S+@\S+)\s+(\w+)/g)) this.people[role] = { email, password };
        this.visitors = {};
        this.tokens = {};
    }

    close() {
        return this.server.close();
    }

    get port() {
        return this.server.port;
    }

    nobody() {
        return new Visitor(this, "nobody");
    }

    // A signed-in browser of that role, the same one each time.
    async visitor(role) {
        if (role === "nobody") return this.nobody();
        this.visitors[role] ??= await this.fresh_visitor(role);
        return this.visitors[role];
    }

    fresh_visitor(role) {
        return new Visitor(this, role).sign_in(this.people[role]);
    }

    async token(role) {
        const words = ["token", "create", "--role", role, "--name", `attack ${role}`];
        this.tokens[role] ??= await this.server.command(words);
        return this.tokens[role];
    }

    // A call of the API with that role's token, JSON in and out.
    async call(role, method, path, { json, headers = {}, ...rest } = {}) {
        const own = role === "nobody" ? {} : { authorization: `Bearer ${await this.token(role)}` };
        if (method !== "GET" && method !== "HEAD") own["idempotency-key"] = randomUUID();
        if (json !== undefined) own["content-type"] = "application/json";
        const body = json === undefined ? rest.body : JSON.stringify(json);
        return send(this.port, path, { ...rest, method, body, headers: { ...own, ...headers } });
    }

    // Reads the site from its first page on as that role: {path: answer}, at most `each` pages of a route.
    async crawl(role, each = 3) {
        const visitor = await this.visitor(role);
        const pages = new Map();
        const taken = new Map();
        const waiting = ["/", "/help", "/accessibility", "/sign-in", "/api/docs"];
        const seen = new Set(waiting);
        while (waiting.length > 0) {
            const path = waiting.shift();
            const route = this.route_of("GET", path)?.pattern ?? "none";
            const count = taken.get(route) ?? 0;
            if (count >= each) continue;
            taken.set(route, count + 1);
            const answer = await visitor.ask(path);
            pages.set(path, answer);
            if (!answer.headers["content-type"]?.startsWith("text/html")) continue;
            for (const next of this.#addresses_on(answer.text, path)) {
                if (!seen.has(next)) waiting.push(next);
                seen.add(next);
            }
        }
        return pages;
    }

    #addresses_on(html, path) {
        const forms = forms_in(html, path).map((form) => form.action).filter((a) => this.route_of("GET", a));
        return [...links_in(html), ...forms];
    }

    route_of(method, path) {
        return this.routes.find((route) => route.method === method && places_in(route.pattern, path));
    }

    // One real address for each route, from a crawl as those who see most, else made up of known values.
    async addresses() {
        if (this.known) return this.known;
        this.known = new Map();
        this.values = { event: "inspection", code: "not_found", name: "kitbank.css" };
        this.forms = new Map();
        this.values.hub = JSON.parse((await this.call("manager", "GET", "/api/v1/hubs")).text).items[0].code;
        for (const role of ["manager", "admin", "hub_staff", "referrer", "volunteer", "nobody"]) {
            for (const [path, answer] of await this.crawl(role, 2)) {
                this.#learn(path, answer);
                for (const form of forms_in(answer.text, path)) this.#learn_form(form, path, role);
            }
        }
        for (const route of this.routes) {
            if (!this.known.has(route.pattern)) this.known.set(route.pattern, this.#made_up(route.pattern));
        }
        return this.known;
    }

    // What a body must name rightly to come past its first check.
    get body_values() {
        return { tag: this.values.tag, hub: this.values.hub };
    }

    // The first of the roles that a call neither forbids nor sends away, if its address leads anywhere.
    async role_for(route) {
        for (const role of ["admin", "manager", "hub_staff", "referrer"]) {
            const answer = await this.call(role, route.method, this.known.get(route.pattern), { json: {} });
            if (![403, 404].includes(answer.status)) return role;
        }
        return null;
    }

    #learn(path, answer) {
        const route = this.route_of("GET", path);
        if (!route || answer.status !== 200) return;
        if (!this.known.has(route.pattern)) this.known.set(route.pattern, path);
        for (const [name, value] of Object.entries(places_in(route.pattern, path))) this.values[name] ??= value;
    }

    #learn_form(form, path, role) {
        const route = this.route_of(form.method, form.action);
        if (!route) return;
        const key = `${route.method} ${route.pattern}`;
        if (!this.forms.has(key)) this.forms.set(key, { ...form, page: path, role });
    }

    #made_up(pattern) {
        return pattern.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(this.values[name] ?? randomUUID()));
    }

    // Every row of every table, as sums; but for what background work writes whenever its time comes, and the
    // tables named.
    async state({ without = [] } = {}) {
        const tables = (await this.server.sql("SHOW TABLES")).split("\n").map((line) => line.trim()).filter(Boolean);
        const kept = tables.filter((name) =>
            ![...without, ...written_by_the_clock].includes(name) && !name.startsWith("Tables_in"));
        // By content: CHECKSUM TABLE differs for the same rows while the database tidies up behind a change.
        const questions = kept.map((name) => `SELECT '${row_of_table}${name}' AS ''; SELECT * FROM \`${name}\`;`);
        const parts = (await this.server.sql(questions.join("\n"))).split(row_of_table).slice(1);
        return Object.fromEntries(parts.map((part) => {
            const [name, ...rows] = part.split("\n");
            return [name, createHash("sha256").update(rows.sort().join("\n")).digest("hex")];
        }));
    }

    async counters() {
        const { text } = await send(this.port, "/metrics");
        const counters = { requests: 0, faults: 0, exceptions: 0, open: 0, by_route: {} };
        for (const line of text.split("\n")) {
            const request = /^kitbank_http_requests_total\{(.*)\} (\S+)/.exec(line);
            if (request) {
                const route = /route="([^"]*)"/.exec(request[1])[1];
                counters.requests += Number(request[2]);
                counters.by_route[route] = (counters.by_route[route] ?? 0) + Number(request[2]);
            }
            if (line.startsWith("kitbank_http_connections_open ")) counters.open = Number(line.split(" ")[1]);
            if (line.startsWith("kitbank_http_faults ")) counters.faults = Number(line.split(" ")[1]);
            if (line.startsWith("kitbank_http_exceptions ")) counters.exceptions = Number(line.split(" ")[1]);
        }
        return counters;
    }
}
