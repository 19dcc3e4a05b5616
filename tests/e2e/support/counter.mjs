// A hub with staff, a scanner, and tablets that are set aside for requests.
import assert from "node:assert/strict";
import { PrivateServer } from "./private_server.mjs";
import { Scanner } from "./scanner.mjs";

const asked = {
    name: "R. E.", phone: "07700 900456", postcode: "NE61 2EF", uses: ["keeping_in_touch"], kinds: ["tablet"],
    allocation: "loan", need: "important", household: 1, criteria: ["is_adult", "low_income", "lacks_at_home"],
    agreed_to_share: true, language: "en", delivery: "collect", hub: "NORTH",
};
const confirmed = ["account_signed_out", "storage_encrypted", "cards_removed", "organisation_released",
    "welcome_screen_shown"];

export class Counter {
    static async open() {
        const counter = new Counter();
        counter.server = await PrivateServer.open();
        const create = ["token", "create", "--name", "e2e"];
        counter.token = await counter.server.command([...create, "--role", "manager"]);
        await counter.step("POST", "/api/v1/hubs", { code: "NORTH", name: "North hub" });
        counter.token = await counter.server.command([...create, "--role", "manager", "--hub", "NORTH"]);
        const token = await counter.server.command([...create, "--role", "volunteer", "--hub", "NORTH"]);
        counter.scanner = await Scanner.signed_in(counter.server, { token, hub: "NORTH" });
        return counter;
    }

    async step(method, path, json) {
        const answer = await this.server.call(this.token, method, path, { json });
        assert.ok(answer.status < 300, `${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
        return answer.body;
    }

    async tablet(serial) {
        const made = { kind: "tablet", make: "Samsung", model: "Galaxy Tab A9", serial, hub: "NORTH" };
        const { tag } = await this.step("POST", "/api/v1/devices", made);
        await this.step("POST", `/api/v1/devices/${tag}/factory-resets`, { operator: "Ann", verifier: "Bob", confirmed });
        const inspection = { event: "inspection", grade: "B", os: "Android 15", locks_off: "yes", accessories: 1 };
        await this.step("POST", `/api/v1/devices/${tag}/events`, inspection);
        return tag;
    }

    // A request that is ready, and the tag of its tablet.
    async ready(serial, phone) {
        const { reference } = await this.step("POST", "/api/v1/requests", { ...asked, phone, name: serial });
        await this.step("POST", `/api/v1/requests/${reference}/acceptance`, {});
        const tag = await this.tablet(serial);
        await this.step("POST", `/api/v1/devices/${tag}/events`, { event: "reservation", request: reference });
        assert.equal((await this.request(reference)).state, "ready");
        return { reference, tag };
    }

    request(reference) {
        return this.step("GET", `/api/v1/requests/${reference}`);
    }

    hand_over(codes, options = {}) {
        return this.scanner.scan("hand-over", { accessories: 1, ...options }, codes);
    }
}
