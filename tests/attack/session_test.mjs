// Sessions from outside (A17, A34): planted, guessed, kept, outlived; and a computer at a hub that the next person
// sits down at.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { chromium } from "playwright-core";
import { elements_in } from "./support/markup.mjs";
import { Target, Visitor } from "./support/target.mjs";

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];

describe("sessions", () => {
    let target;
    before(async () => {
        target = await Target.open();
        await target.addresses();
    });
    after(() => target?.close());

    const is_in = async (cookie) => {
        const answer = await target.nobody().ask("/", { headers: { cookie } });
        assert.ok(answer.status === 200 || (answer.status === 303 && answer.headers.location.startsWith("/sign-in")), String(answer.status));
        return answer.status === 200;
    };
    const person = (name) => ({ email: `${name}@example.org`, password: `${name} harbour lantern 47` });
    async function newcomer(name, role = "volunteer") {
        const { email, password } = person(name);
        await target.server.command(["user", "add", "--email", email, "--name", "Zoe Example", "--role", role], `${password}\n`);
        return new Visitor(target, role).sign_in(person(name));
    }

    test("a session is new at each sign-in, and a planted one is worth nothing", async () => {
        const planted = "A".repeat(43);
        const visitor = new Visitor(target, "volunteer");
        visitor.cookies.kitbank = planted;
        await visitor.sign_in(target.people.volunteer);
        assert.notEqual(visitor.cookies.kitbank, planted);
        assert.equal(await is_in(`kitbank=${planted}`), false);
        const first = visitor.cookies.kitbank;
        delete visitor.cookies.kitbank;
        await visitor.sign_in(target.people.volunteer);
        assert.notEqual(visitor.cookies.kitbank, first);
    });

    test("a cookie is long, random, and only right as a whole", async (t) => {
        const { cookies } = await target.fresh_visitor("volunteer");
        const secret = cookies.kitbank;
        assert.ok(Buffer.from(secret, "base64url").length >= 16, "fewer than 128 bits");
        assert.equal(await is_in(`kitbank=${secret}`), true);
        const near = [secret.slice(0, -1), `${secret}A`, secret.toLowerCase(), ` ${secret.slice(1)}`, `${secret}=`, `"${secret}"`, `${secret}%00`, secret.split("").reverse().join(""),
            "", "0", "null", "admin", "1", "../../x", secret.repeat(10)];
        for (const wrong of near) assert.equal(await is_in(`kitbank=${wrong}`), false, wrong);
        for (const name of ["Kitbank", "kitbank ", "__Host-kitbank", "__Secure-kitbank", "session", "kitbank[]"]) assert.equal(await is_in(`${name}=${secret}`), false, name);
        assert.equal(await is_in(`kitbank=x; kitbank=${secret}`) && await is_in(`kitbank=${secret}; kitbank=x`), false, "either of two cookies is taken");
        t.diagnostic(`${near.length + 6} near misses, taken: 0`);
    });

    test("it ends at once: signing out, another password, disabling, another role, its time", async () => {
        const ways = {
            "signing out": (visitor) => visitor.post("/sign-out", {}),
            "another password": () => target.server.command(["user", "reset", "--email", "a1@example.org"], "another harbour lantern 48\n"),
            "disabling": () => target.server.command(["user", "disable", "--email", "a2@example.org"]),
            "another role": () => change_role("a3@example.org"),
            "its time": () => target.server.sql("UPDATE session SET ends_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE person_id = (SELECT id FROM person WHERE email = 'a4@example.org')"),
        };
        for (const [number, [name, way]] of Object.entries(ways).entries()) {
            const visitor = await newcomer(`a${number}`);
            const others = await new Visitor(target, "volunteer").sign_in(person(`a${number}`));
            const { cookie } = visitor;
            assert.equal(await is_in(cookie), true, name);
            await way(visitor);
            assert.equal(await is_in(cookie), false, `${name} left the session alive`);
            const form = await others.ask("/devices", { headers: { cookie } });
            assert.notEqual(form.status, 200, name);
            if (name !== "signing out") assert.equal(await is_in(others.cookie), false, `${name} left another session alive`);
        }
    });

    async function change_role(email) {
        const admin = await target.visitor("admin");
        const people = JSON.parse((await target.call("admin", "GET", "/api/v1/people")).text);
        const entry = (people.items ?? people.people ?? people.members).find((each) => JSON.stringify(each).includes(email));
        const page = await admin.ask(`/people/${entry.id ?? entry.membership ?? entry.handle}`);
        assert.equal(page.status, 200, page.text.slice(0, 300));
        const changed = await admin.post(`/people/${entry.id ?? entry.membership ?? entry.handle}`, { role: "hub_staff", hub: "" });
        assert.equal(changed.status, 303, changed.text.slice(0, 3000).replace(/<[^>]+>/g, " "));
    }

    test("a token ends at once when it is revoked", async () => {
        const secret = await target.server.command(["token", "create", "--role", "volunteer", "--name", "lost scanner"]);
        const ask = () => target.call("nobody", "GET", "/api/v1/devices", { headers: { authorization: `Bearer ${secret}` } });
        assert.equal((await ask()).status, 200);
        const number = (await target.server.sql("SELECT MAX(id) FROM api_token")).split("\n").pop();
        await target.server.command(["token", "revoke", "--id", number]);
        assert.equal((await ask()).status, 401);
    });

    test("the next person at a shared computer sees nothing of the last", async () => {
        const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
        try {
            const tab = await (await browser.newContext()).newPage();
            tab.setDefaultTimeout(15_000);
            const sign_in = async ({ email, password }) => {
                await tab.goto(`${target.server.url}/sign-in`);
                await tab.fill("input[name=email]", email);
                await tab.fill("input[name=password]", password);
                await Promise.all([tab.waitForNavigation(), tab.click("main form button[type=submit]")]);
            };
            await sign_in(target.people.manager);
            const name = (await tab.locator(".kb-who").innerText()).split(",")[0].trim();
            await tab.goto(`${target.server.url}/devices/${target.values.tag}`);
            await tab.goto(`${target.server.url}/devices`);
            await Promise.all([tab.waitForNavigation(), tab.getByRole("button", { name: "Sign out" }).click()]);
            for (let back = 0; back < 3; back++) {
                await tab.goBack().catch(() => {});
                const shown = await tab.innerText("body");
                assert.ok(!shown.includes(target.values.tag) && !shown.includes("Serial"), "the back button shows a device");
                assert.ok(!shown.includes(name), "the back button shows who was here");
                assert.equal(await tab.evaluate(() => performance.getEntriesByType("navigation")[0].type === "back_forward" && document.title.includes("Devices")), false);
            }
            await sign_in(target.people.volunteer);
            await tab.goBack().catch(() => {});
            assert.ok(!(await tab.content()).includes(name));
            assert.deepEqual(await tab.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
            assert.deepEqual(await tab.evaluate(() => caches.keys()), []);
        } finally {
            await browser.close();
        }
    });

    test("browsers are told which fields hold secrets", async (t) => {
        let secrets = 0;
        const pages = new Map([...await target.crawl("volunteer", 2), ...await target.crawl("manager", 2)]);
        for (const [path, { text }] of pages) {
            for (const { name, attributes } of elements_in(text)) {
                if (name !== "input" || attributes.type !== "password") continue;
                secrets += 1;
                assert.match(attributes.autocomplete ?? "", /^(current|new)-password$/, `${attributes.name} on ${path}`);
                assert.equal(attributes.value ?? "", "", "a page that holds a password");
            }
        }
        t.diagnostic(`${secrets} password fields on ${pages.size} pages`);
        assert.ok(secrets > 0);
    });
});
