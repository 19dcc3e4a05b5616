// More than a hundred texts that want to be run, written through every text field there is (devices, their disks,
// steps, hubs, people, scanners, file names, browsers' names), and then every page opened in a real Chromium: none
// runs, and the pages' own policy has nothing to stop (A11).
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { chromium } from "playwright-core";
import { body_of, poisoned } from "./support/bodies.mjs";
import { default_answers } from "./support/markup.mjs";
import { scripts } from "./support/payloads.mjs";
import { Target, Visitor, is_full } from "./support/target.mjs";
import { in_parallel } from "./support/wire.mjs";

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];
const pages_max = is_full ? 2_000 : 120;

describe("scripts in stored texts", () => {
    let target;
    let browser;
    let stored = 0;
    const tags = [];
    const refused = [];
    const paths = new Set();
    before(async () => {
        target = await Target.open();
        await target.addresses();
        browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
    });
    after(async () => {
        await browser?.close();
        await target?.close();
    });

    let next = 0;
    const payload = () => scripts[next++ % scripts.length];
    function keep(answer) {
        if (answer.status < 400) stored += 1;
        if (answer.status === 303) paths.add(`manager ${answer.headers.location}`);
        return answer;
    }

    test("every text is written wherever a text goes", async (t) => {
        // Devices: make, model, serial, donor and disks each carry a payload; each payload comes to stand somewhere.
        await in_parallel(scripts, 4, async (text) => {
            const own = randomUUID().slice(0, 8).toUpperCase();
            const device = { kind: "laptop", make: text.slice(0, 60), model: text.slice(0, 60), serial: `SN${own}`, donor: text.slice(0, 100),
                hub: target.values.hub, media: [{ serial: `DISK${own}`, model: text.slice(0, 60), bytes: 1e9, type: "ssd" }] };
            const made = keep(await target.call("manager", "POST", "/api/v1/devices", { json: device }));
            if (made.status === 201) tags.push(JSON.parse(made.text).tag);
            else refused.push(made.text);
        });
        assert.ok(tags.length >= scripts.length / 2, `only ${tags.length} devices took their payload: ${refused[0]}`);
        // Every leaf of every JSON body, and every field of every form.
        for (const route of target.routes.filter((each) => each.api && each.method === "POST")) {
            const body = body_of(route, target.body_values);
            const role = body && (await target.role_for(route));
            if (!role) continue;
            const leaves = [...poisoned(body, "")].length;
            const all = Array.from({ length: leaves }, (_, leaf) => leaf);
            await in_parallel(all, 4, async (leaf) => {
                const { value } = [...poisoned(body_of(route, { ...target.body_values, tag: tags[leaf % tags.length] }), payload())][leaf];
                const path = route.pattern.replace("{tag}", tags[leaf % tags.length]).replace(/\{(\w+)\}/g, (_, name) => target.values[name]);
                keep(await target.call(role, "POST", path, { json: value }));
            });
        }
        const manager = await target.visitor("manager");
        for (const [key, form] of target.forms) {
            if (!key.startsWith("POST") || key === "POST /sign-out") continue;
            const visitor = form.role === "nobody" ? target.nobody() : await target.visitor(form.role);
            const texts = form.fields.filter((field) => ["text", "textarea", "search", "email", "tel"].includes(field.type));
            for (const field of texts) {
                const answers = { ...default_answers(form), [field.name]: payload(), csrf: visitor.csrf };
                keep(await visitor.post(form.action, answers, { form }));
            }
            const all = Object.fromEntries(texts.map((field) => [field.name, payload()]));
            keep(await visitor.post(form.action, { ...default_answers(form), ...all, csrf: visitor.csrf }, { form }));
        }
        // What nobody types: file names, browsers' names, tokens' names, people's names from the operator.
        for (const tag of tags.slice(0, 20)) {
            const file_name = payload().replace(/["\r\n\u0000]/g, "");
            const files = { file: { file_name, bytes: payload() }, log: { file_name, bytes: payload() } };
            keep(await manager.post(`/devices/${tag}/wipe`, {}, { files }));
            keep(await target.call("manager", "POST", `/api/v1/wipe-evidence?tag=${tag}&file_name=${encodeURIComponent(payload())}`,
                { body: payload(), headers: { "content-type": "text/plain" } }));
        }
        for (let each = 0; each < 5; each++) {
            const words = ["--name", payload().replace(/\u0000/g, "").slice(0, 90), "--role", "hub_staff"];
            await target.server.command(["token", "create", ...words]).then(() => (stored += 1), () => {});
            await target.server.command(["user", "add", "--email", `x${each}@example.org`, ...words], "correct horse battery staple 9\n")
                .then(() => (stored += 1), () => {});
        }
        const agent = payload().replace(/[^\x20-\x7e]/g, "");
        target.visitors.manager = await new Visitor(target, "manager", { "user-agent": agent }).sign_in(target.people.manager);
        t.diagnostic(`${scripts.length} payloads, ${stored} writes taken, ${tags.length} devices`);
        assert.ok(stored > scripts.length);
    });

    test("no page runs one", async (t) => {
        const executions = [];
        const violations = [];
        let opened = 0;
        for (const role of ["manager", "admin", "volunteer"]) {
            for (const path of (await target.crawl(role, is_full ? 40 : 6)).keys()) paths.add(`${role} ${path}`);
        }
        for (const tag of tags) {
            paths.add(`manager /devices/${tag}`);
            if (is_full) for (const page of ["label", "label.svg", "wipe", "inspection"]) paths.add(`manager /devices/${tag}/${page}`);
            paths.add(`nobody /t/${tag}`);
        }
        for (const text of scripts.slice(0, is_full ? scripts.length : 30)) {
            for (const place of ["/devices?q=", "/scan?code=", "/t/", "/sign-in?then=", "/problems/", "/devices?cursor="]) {
                paths.add(`manager ${place}${encodeURIComponent(text.replace(/\u0000/g, ""))}`);
            }
        }
        const wanted = spread([...paths].filter((each) => !/\.(pdf|zpl|css|js|yaml|svg)(\?|$)|\/file$/.test(each)), pages_max);
        const listen = async (tab, where) => {
            await tab.exposeFunction("kitbank_canary", (mark) => executions.push(`${where()}: payload ${mark}`));
            await tab.exposeFunction("kitbank_violation", (what) => violations.push(`${where()}: ${what}`));
            await tab.addInitScript(() => document.addEventListener("securitypolicyviolation", (event) =>
                window.kitbank_violation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`)));
            tab.on("dialog", (dialog) => (executions.push(`${where()}: a dialog`), dialog.dismiss()));
            tab.on("request", (request) => {
                const { hostname } = new URL(request.url().startsWith("data:") ? "http://127.0.0.1" : request.url());
                if (hostname !== "127.0.0.1") violations.push(`${where()}: asks ${request.url()}`);
            });
        };
        const by_role = Map.groupBy ? Map.groupBy(wanted, (each) => each.split(" ")[0]) : group(wanted);
        for (const [role, of_role] of by_role) {
            const context = await browser.newContext();
            const visitor = await target.visitor(role);
            const cookies = Object.entries(visitor.cookies).map(([name, value]) => ({ name, value, url: target.server.url }));
            await context.addCookies(cookies);
            const queue = [...of_role];
            await Promise.all(Array.from({ length: 3 }, async () => {
                const tab = await context.newPage();
                let path = "";
                await listen(tab, () => path);
                while (queue.length > 0) {
                    path = queue.pop().slice(role.length + 1);
                    await tab.goto(target.server.url + path, { waitUntil: "load", timeout: 20_000 }).catch((trouble) => {
                        if (!/Download|ERR_ABORTED/.test(trouble.message)) throw trouble;
                    });
                    opened += 1;
                }
            }));
            await context.close();
        }
        t.diagnostic(`${opened} pages opened in Chromium, executions ${executions.length}, policy violations ${violations.length}`);
        assert.ok(opened >= Math.min(100, pages_max / 2));
        assert.deepEqual(executions.slice(0, 10), []);
        assert.deepEqual(violations.slice(0, 10), []);
    });

    test("a page without the policy and the escaping would have told", async () => {
        const tab = await browser.newPage();
        const ran = [];
        await tab.exposeFunction("kitbank_canary", (mark) => ran.push(mark));
        await tab.setContent(scripts.slice(0, 20).map((text) => `<p>${text}</p>`).join("\n"));
        await tab.waitForTimeout(500);
        await tab.close();
        assert.ok(ran.length > 0, "the canary hears nothing");
    });
});

const group = (items) => items.reduce((groups, each) => {
    const role = each.split(" ")[0];
    return groups.set(role, [...(groups.get(role) ?? []), each]);
}, new Map());

// At most so many of the items, from all over the list.
const spread = (items, most) => items.filter((_, at) => Math.floor((at * most) / items.length) !== Math.floor(((at - 1) * most) / items.length));
