// A stand-in for GOV.UK Notify on loopback: it checks tokens, bodies and addresses as the real one does
// (documented behaviour only), and quotes what it was sent in its error messages, as the real one may.
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

export const service = "26785a09-ab16-4eb0-8407-a37497a57506";
const secret = "3d844edf-8d35-48ac-975b-e847b4f122b0";
export const key = `kit-library-test-${service}-${secret}`;
export const templates = {
    email: "0a1b2c3d-0000-4000-8000-00000000000e",
    sms: "0a1b2c3d-0000-4000-8000-00000000000a",
    letter: "0a1b2c3d-0000-4000-8000-00000000000c",
};

const placeholders = { email: ["subject", "body"], sms: ["body"], letter: ["subject", "body", "address_line_1"] };
const allowed = {
    email: ["email_address", "template_id", "personalisation", "reference", "one_click_unsubscribe_url",
        "email_reply_to_id", "sanitise_content_for"],
    sms: ["phone_number", "template_id", "personalisation", "reference", "sms_sender_id"],
    letter: ["template_id", "personalisation", "reference"],
};
const postcode =
    /^(GIR 0AA|[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]([0-9]|[ABEHMNPRV-Y])?|[0-9][A-HJKPS-UW]) [0-9][ABD-HJLNP-UW-Z]{2})$/;
const smoke = ["07700900000", "07700900111", "07700900222", "simulate-delivered@notifications.service.gov.uk",
    "simulate-delivered-2@notifications.service.gov.uk", "simulate-delivered-3@notifications.service.gov.uk"];
const fates = {
    "07700900003": "temporary-failure",
    "temp-fail@simulator.notify": "temporary-failure",
    "07700900002": "permanent-failure",
    "perm-fail@simulator.notify": "permanent-failure",
};

class Refused extends Error {
    constructor(status, error, message) {
        super(message);
        Object.assign(this, { status, error });
    }
}

const from_base64url = (text) => Buffer.from(text, "base64url");
const national = (phone) => phone.replace(/^\+44/, "0");

export class NotifyServer {
    taken = []; // {id, kind, body, status} of each 201
    calls = 0;
    clock_offset = 0; // seconds that this clock is ahead
    refuse = null; // {status, error}: to everything that is sent
    per_minute = 3000;
    hold = null; // awaited after a message was taken, before it is answered
    #http = null;
    #sent_at = [];

    async start(port = 0) {
        this.#http = createServer((request, response) => this.#answer(request, response));
        await new Promise((resolve, reject) => {
            this.#http.once("error", reject);
            this.#http.listen(port, "127.0.0.1", resolve);
        });
        this.port = this.#http.address().port;
        this.url = `http://127.0.0.1:${this.port}`;
        return this;
    }

    async stop() {
        if (!this.#http) return;
        this.#http.closeAllConnections();
        await new Promise((resolve) => this.#http.close(resolve));
        this.#http = null;
    }

    to(address) {
        return this.taken.filter(({ body }) => [body.email_address, body.phone_number].includes(address));
    }

    async #answer(request, response) {
        this.calls += 1;
        const pieces = [];
        for await (const piece of request) pieces.push(piece);
        const say = (status, body) => {
            response.writeHead(status, { "content-type": "application/json" });
            response.end(JSON.stringify(body));
        };
        try {
            this.#check_token(request.headers.authorization ?? "");
            const [, kind] = request.url.match(/^\/v2\/notifications\/(email|sms|letter)$/) ?? [];
            const [, id] = request.url.match(/^\/v2\/notifications\/([0-9a-f-]{36})$/) ?? [];
            if (request.method === "POST" && kind) return say(201, await this.#take(kind, Buffer.concat(pieces)));
            if (request.method === "GET" && id) return say(200, this.#show(id));
            throw new Refused(404, "NoResultFound", "No result found");
        } catch (refused) {
            const { status = 500, error = "Exception", message } = refused;
            say(status, { errors: [{ error, message }], status_code: status });
        }
    }

    #check_token(header) {
        const token = header.match(/^Bearer (.+)$/)?.[1];
        const parts = token?.split(".") ?? [];
        if (parts.length !== 3) throw new Refused(401, "AuthError", "Unauthorized: authentication token must be provided");
        const [head, payload] = parts.slice(0, 2).map((part) => JSON.parse(from_base64url(part)));
        if (head.alg !== "HS256" || head.typ !== "JWT") throw new Refused(403, "AuthError", "Invalid token: algorithm used is not HS256");
        const wanted = createHmac("sha256", secret).update(`${parts[0]}.${parts[1]}`).digest();
        const given = from_base64url(parts[2]);
        if (payload.iss !== service) throw new Refused(403, "AuthError", "Invalid token: service not found");
        if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
            throw new Refused(403, "AuthError", "Invalid token: API key not found");
        const now = Date.now() / 1000 + this.clock_offset;
        if (Math.abs(now - payload.iat) > 30)
            throw new Refused(403, "AuthError", "Error: Your system clock must be accurate to within 30 seconds");
    }

    async #take(kind, bytes) {
        if (this.refuse) throw new Refused(this.refuse.status, this.refuse.error, `not ${bytes}`);
        const now = Date.now();
        this.#sent_at = this.#sent_at.filter((at) => at > now - 60_000);
        if (this.#sent_at.length >= this.per_minute)
            throw new Refused(429, "RateLimitError", `Exceeded rate limit for key type TEST of ${this.per_minute} requests per 60 seconds`);
        this.#sent_at.push(now);
        const body = JSON.parse(bytes);
        this.#check_body(kind, body);
        const address = body.email_address ?? (body.phone_number ? national(body.phone_number) : "");
        const row = { id: randomUUID(), kind, body, status: fates[address] ?? (kind === "letter" ? "received" : "delivered") };
        if (!smoke.includes(address)) this.taken.push(row);
        if (this.hold) await this.hold;
        return {
            id: row.id,
            reference: body.reference ?? null,
            content: { body: body.personalisation.body, subject: body.personalisation.subject },
            uri: `${this.url}/v2/notifications/${row.id}`,
            template: { id: body.template_id, version: 1, uri: `${this.url}/v2/template/${body.template_id}` },
        };
    }

    #check_body(kind, body) {
        for (const name of Object.keys(body)) {
            if (!allowed[kind].includes(name))
                throw new Refused(400, "ValidationError", `Additional properties are not allowed (${name} was unexpected)`);
        }
        if (body.template_id !== templates[kind]) throw new Refused(400, "BadRequestError", "Template not found");
        const values = body.personalisation ?? {};
        const missing = placeholders[kind].filter((name) => !(name in values));
        if (missing.length > 0) throw new Refused(400, "BadRequestError", `Missing personalisation: ${missing}`);
        if (kind === "sms" && !/^(\+447|07)\d{9}$/.test(body.phone_number))
            throw new Refused(400, "ValidationError", `phone_number ${body.phone_number} is not a mobile number`);
        if (kind === "email" && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(body.email_address))
            throw new Refused(400, "ValidationError", `email_address ${body.email_address} is not valid`);
        if (kind === "letter") this.#check_lines(values);
    }

    #check_lines(values) {
        const lines = [1, 2, 3, 4, 5, 6, 7].map((n) => values[`address_line_${n}`]).filter(Boolean);
        if (lines.length < 3) throw new Refused(400, "ValidationError", "Address must be at least 3 lines");
        if (!postcode.test(lines.at(-1))) throw new Refused(400, "ValidationError", `Must be a real address: ${lines}`);
    }

    #show(id) {
        const row = this.taken.find((each) => each.id === id);
        if (!row) throw new Refused(404, "NoResultFound", "No result found");
        return { id, reference: row.body.reference, status: row.status, type: row.kind };
    }
}
