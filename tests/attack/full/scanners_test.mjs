// Other people's attacks (A24): sqlmap over searches, labels and calls, wapiti over the pages of somebody signed in.
// scripts/attack runs them; they take minutes.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
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
            t.diagnostic(`${place[1].replace(/^.*?:\d+/, "")}: ${/\[\d+:\d+:\d+\] \[(?:CRITICAL|WARNING)\] (.*)/.exec(out.split("\n").reverse().join("\n"))?.[1]?.slice(0, 90)}`);
            assert.notEqual(status, 127, "sqlmap is not installed");
            assert.doesNotMatch(out, /is vulnerable|identified the following injection point/);
            assert.match(out, /testing/);
        }
        assert.equal(await target.server.faults(), "");
    });

    test("wapiti finds nothing on the pages", async (t) => {
        const { cookie } = await target.visitor("manager");
        const report = join(folder, "wapiti.json");
        const words = ["-u", `${target.server.url}/`, "-H", `Cookie: ${cookie}`, "-m", "sql,timesql,exec,file,xss,permanentxss,crlf,ssrf,redirect,xxe", "-x", `${target.server.url}/sign-out`,
            "--max-scan-time", "300", "--max-links-per-page", "30", "-d", "4", "-f", "json", "-o", report, "--flush-session", "--no-bugreport"];
        const { out, status } = await run("wapiti", words, { seconds: 900 });
        assert.equal(status, 0, out.slice(-1000));
        const { vulnerabilities, anomalies, infos } = JSON.parse(await readFile(report, "utf8"));
        const found = Object.entries(vulnerabilities).filter(([, entries]) => entries.length > 0);
        const broken = Object.entries(anomalies ?? {}).flatMap(([name, entries]) => entries.filter(({ info }) => /500/.test(info ?? "")).map(() => name));
        t.diagnostic(`wapiti ${infos?.version ?? ""}: findings ${found.length}, server errors ${broken.length}`);
        assert.deepEqual(found.map(([name, entries]) => `${name}: ${entries[0].path} ${entries[0].parameter}`), []);
        assert.deepEqual(broken, []);
        assert.equal(await target.server.faults(), "");
    });
});
