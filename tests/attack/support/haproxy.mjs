// HAProxy in front of a server under attack, as a council would have it: connections to the server are shared by all
// clients, which is where a smuggled request would hurt somebody else. It writes a line for each request it saw.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { send } from "./wire.mjs";

const program = ["/usr/sbin/haproxy", "/usr/bin/haproxy"].find(existsSync) ?? "haproxy";

const settings = (port, behind) => `
global
    maxconn 2000
    log stdout format raw daemon
defaults
    mode http
    log global
    log-format "seen %{+Q}s %ST %HM %{+Q}HU"
    timeout connect 2s
    timeout client 10s
    timeout server 10s
    timeout http-request 5s
    option http-keep-alive
    http-reuse always
    retries 0
frontend front
    bind 127.0.0.1:${port}
    default_backend kitbank
backend kitbank
    server kitbank 127.0.0.1:${behind}
`;

export class Haproxy {
    #said = "";

    static async open(port, behind) {
        const proxy = new Haproxy();
        proxy.port = port;
        proxy.folder = await mkdtemp(join(tmpdir(), "kitbank-haproxy-"));
        const file = join(proxy.folder, "haproxy.cfg");
        await writeFile(file, settings(port, behind));
        proxy.process = spawn(program, ["-db", "-f", file], { stdio: ["ignore", "pipe", "pipe"] });
        proxy.process.stdout.on("data", (text) => (proxy.#said += text));
        proxy.process.stderr.on("data", (text) => (proxy.#said += text));
        for (let tries = 0; tries < 100; tries++) {
            const answer = await send(port, "/healthz").catch(() => null);
            if (answer?.status === 200) return proxy;
            await new Promise((wake) => setTimeout(wake, 50));
        }
        await proxy.close();
        throw new Error(`haproxy did not start: ${proxy.#said}`);
    }

    // What the proxy handed on since the last call: {path: count}. It logs just after it has answered.
    async handed_on() {
        await new Promise((wake) => setTimeout(wake, 200));
        const counts = {};
        for (const [, server, , , path] of this.#said.matchAll(/^seen "([^"]*)" (\S+) (\S+) "([^"]*)"/gm)) {
            if (server !== "<NOSRV>") counts[path] = (counts[path] ?? 0) + 1;
        }
        this.#said = "";
        return counts;
    }

    async close() {
        const ended = new Promise((resolve) => this.process.once("exit", resolve));
        if (this.process.exitCode === null) {
            this.process.kill("SIGKILL");
            await ended;
        }
        await rm(this.folder, { recursive: true, force: true });
    }
}
