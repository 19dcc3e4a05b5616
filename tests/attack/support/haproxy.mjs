// HAProxy in front of a server under attack, as a council would have it: connections to the server are shared by all
// clients, which is where a smuggled request would hurt somebody else. It keeps a line for each request it saw in a ring of
// its memory: of lines written to a pipe some are lost (2 of 1,172 here), since HAProxy never waits for a reader.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { send } from "./wire.mjs";

const program = ["/usr/sbin/haproxy", "/usr/bin/haproxy"].find(existsSync) ?? "haproxy";

const settings = (port, behind, control) => `
global
    maxconn 2000
    stats socket ${control}
    log ring@seen local0
ring seen
    format raw
    maxlen 1200
    size 16777216
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
    #read = 0;

    static async open(port, behind) {
        const proxy = new Haproxy();
        proxy.port = port;
        proxy.folder = await mkdtemp(join(tmpdir(), "kitbank-haproxy-"));
        const file = join(proxy.folder, "haproxy.cfg");
        proxy.control = join(proxy.folder, "control");
        await writeFile(file, settings(port, behind, proxy.control));
        proxy.process = spawn(program, ["-db", "-f", file], { stdio: ["ignore", "pipe", "pipe"] });
        proxy.process.stdout.resume();
        proxy.process.stderr.on("data", (text) => (proxy.#said += text));
        for (let tries = 0; tries < 100; tries++) {
            const answer = await send(port, "/healthz").catch(() => null);
            if (answer?.status === 200) return proxy;
            await new Promise((wake) => setTimeout(wake, 50));
        }
        await proxy.close();
        throw new Error(`haproxy did not start: ${proxy.#said}`);
    }

    // What the proxy handed on since the last call: {"GET /path": count}. It logs just after it has answered.
    async handed_on() {
        await new Promise((wake) => setTimeout(wake, 200));
        const lines = [...(await this.#tell("show events seen")).matchAll(/^seen "([^"]*)" \S+ (\S+) "([^"]*)"/gm)];
        const counts = {};
        for (const [, server, method, path] of lines.slice(this.#read)) {
            if (server !== "<NOSRV>") counts[`${method} ${path}`] = (counts[`${method} ${path}`] ?? 0) + 1;
        }
        this.#read = lines.length;
        return counts;
    }

    #tell(command) {
        return new Promise((resolve, reject) => {
            let said = "";
            const socket = connect(this.control, () => socket.end(`${command}\n`));
            socket.setEncoding("utf8");
            socket.on("data", (text) => (said += text));
            socket.on("error", reject);
            socket.on("end", () => resolve(said));
        });
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
