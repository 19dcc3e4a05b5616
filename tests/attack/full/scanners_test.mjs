// Other people's attacks (A24): sqlmap over searches, labels, calls and the sign-in. scripts/attack runs it; it takes
// minutes. wapiti was tried: the one of Debian 12 does not start with its Python.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { run } from "../../e2e/support/private_server.mjs";
import { Target } from "../support/target.mjs";

describe("scanners", () => {
    let target;
    let folder;
    before(async () => {
        target = await Target.open();
        await target.addresses();
        folder = await mkdtemp(join(tmpdir(), "kitbank-scanners-"));
    });
    after(async () => {
        await target?.close();
        await rm(folder, { recursive: true, force: true });
    });

    test("sqlmap finds nothing to inject into", async (t) => {
        const { cookie } = await target.visitor("manager");
        const bearer = `Authorization: Bearer ${await target.token("manager")}`;
        const common = ["--batch", "--level", "2", "--risk", "2", "--dbms", "mysql", "--technique", "BEUT", "--time-sec", "3", "--timeout", "10",
            "--retries", "0", "--threads", "4", "--disable-coloring", "--flush-session", "--output-dir", folder];
        const places = [
            ["-u", `${target.server.url}/devices?q=dell&state=ready&kind=laptop&hub=MARKET`, "--cookie", cookie],
            ["-u", `${target.server.url}/scan?code=${target.values.tag}`, "--cookie", cookie],
            ["-u", `${target.server.url}/t/${target.values.tag}*`],
            ["-u", `${target.server.url}/api/v1/devices?q=dell&cursor=1&limit=2`, "-H", bearer],
            ["-u", `${target.server.url}/sign-in`, "--data", "email=a@example.org&password=x&then=/", "--ignore-code", "401,429"],
        ];
        for (const place of places) {
            const { out, status } = await run("sqlmap", [...place, ...common], { seconds: 600 });
            const cleared = new Set([...out.matchAll(/parameter '([^']+)' does not seem to be injectable/g)].map((found) => found[1]));
            t.diagnostic(`${place[1].replace(/^.*?:\d+/, "")}: ${out.length} characters of report, cleared ${[...cleared].join(", ")}`);
            assert.notEqual(status, 127, "sqlmap is not installed");
            assert.doesNotMatch(out, /is vulnerable|identified the following injection point/);
            assert.ok(cleared.size > 0, out.slice(-1_000)); // it did look
        }
        assert.equal(await target.server.faults(), "");
    });
});
