// A whole Kitbank for one test: its own database, server and port, in a folder that goes away with it.
import { spawn, execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const source = fileURLToPath(new URL("../../..", import.meta.url));
const programs = process.env.KITBANK_BIN ?? join(source, "build/release/bin");

// Runs a program to its end: {status, out, err}. It never throws: exit codes are what tests look at.
export function run(program, words, { input = "", env = {}, seconds = 60 } = {}) {
    return new Promise((resolve) => {
        const options = { env: { ...process.env, ...env }, timeout: seconds * 1000, maxBuffer: 1 << 24 };
        const child = execFile(program, words, options, (error, out, err) =>
            resolve({ status: error ? (error.code ?? `killed by ${error.signal}`) : 0, out, err }));
        child.stdin.on("error", () => {}); // it may not read what it is given
        child.stdin.end(input);
    });
}

export const program = (name) => join(programs, name);

async function run_well(name, words, options) {
    const result = await run(name, words, options);
    if (result.status !== 0) {
        throw new Error(`${name} ${words.join(" ")} ended with ${result.status}: ${result.err}${result.out}`);
    }
    return result.out.trim();
}

export function free_port() {
    return new Promise((resolve, reject) => {
        const probe = createServer().once("error", reject);
        probe.listen(0, "127.0.0.1", () => {
            const { port } = probe.address();
            probe.close(() => resolve(port));
        });
    });
}

// A test that is told to end takes its servers along.
const running = new Set();
for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, async () => {
        await Promise.all([...running].map((server) => server.close()));
        process.exit(1);
    });
}

export class PrivateServer {
    #process = null;
    #said = "";
    #ahead = 0; // seconds, of its clock

    // `properties` are lines of kitbank.properties beside those that every private server has; `prepare`
    // may put files into the data folder and name them there. `second_factor` says who is asked for a code.
    // `demonstrates`: with the invented scheme, whose past is told before the server signs its first checkpoint;
    // what the command said is in `demonstration`.
    static async open({ properties = {}, prepare = async () => {}, second_factor = "off", demonstrates = false } = {}) {
        const server = new PrivateServer();
        running.add(server);
        server.data = await mkdtemp(join(tmpdir(), "kitbank-e2e-"));
        try {
            await run_well(join(source, "scripts/dev_db"), ["start", server.data]);
            await prepare(server.data, properties);
            const lines = Object.entries(properties).map(([name, value]) => `${name} = ${value}\n`);
            await appendFile(join(server.data, "kitbank.properties"), lines.join(""));
            await server.command(["migrate"]);
            if (second_factor !== "staff") await server.command(["organisation", "set", "--second-factor", second_factor]);
            if (demonstrates) server.demonstration = await server.command(["demonstrate"]);
            server.port = await free_port();
            server.url = `http://127.0.0.1:${server.port}`;
            await server.start();
        } catch (trouble) {
            await server.close(); // nothing stays behind of what did not come to be
            throw trouble;
        }
        return server;
    }

    // An operator's command of kitbank-server; its standard output.
    command(words, input = "") {
        return run_well(program("kitbank-server"), [...words, "--data", this.data], { input, env: this.#clock });
    }

    async start() {
        const words = ["serve", "--data", this.data, "--port", String(this.port)];
        const env = { ...process.env, ...this.#clock };
        this.#process = spawn(program("kitbank-server"), words, { env, stdio: ["ignore", "pipe", "pipe"] });
        const listen = (text) => (this.#said = (this.#said + text).slice(-4_000_000));
        this.#process.stdout.on("data", listen);
        this.#process.stderr.on("data", listen);
        const deadline = Date.now() + 30_000;
        while (!(await this.#is_ready())) {
            if (this.#process.exitCode !== null || Date.now() > deadline) {
                throw new Error(`the server did not start: ${this.#said.slice(-4000)}`);
            }
            await new Promise((wake) => setTimeout(wake, 50));
        }
    }

    // Starts anew at a later moment: weeks go by in a second. The loader fills in $LIB; leases and pauses are
    // measured by clocks that stay.
    async start_at(moment) {
        await this.stop();
        this.#ahead = Math.round((moment - Date.now()) / 1000);
        await this.start();
    }

    get now() {
        return new Date(Date.now() + this.#ahead * 1000);
    }

    get #clock() {
        if (this.#ahead === 0) return {};
        const faketime = "/usr/$LIB/faketime/libfaketimeMT.so.1";
        return { LD_PRELOAD: faketime, FAKETIME: `+${this.#ahead}`, DONT_FAKE_MONOTONIC: "1" };
    }

    // What the server wrote to its log and to standard output.
    get log() {
        return this.#said;
    }

    get pid() {
        return this.#process.pid;
    }

    async #is_ready() {
        try {
            return (await fetch(`${this.url}/readyz`)).ok;
        } catch {
            return false;
        }
    }

    // As after a power cut at the hub: nothing listens on the port until start().
    async stop() {
        const ending = this.#process;
        if (!ending || ending.exitCode !== null) return;
        const ended = new Promise((resolve) => ending.once("exit", resolve));
        ending.kill("SIGTERM");
        const last_resort = setTimeout(() => ending.kill("SIGKILL"), 20_000);
        await ended;
        clearTimeout(last_resort);
    }

    // As when the machine loses its power: nothing is finished, and nothing is given back.
    async kill() {
        const ending = this.#process;
        this.#process = null;
        const ended = new Promise((resolve) => ending.once("exit", resolve));
        if (!ending.kill("SIGKILL")) throw new Error("the server had ended before");
        await ended;
    }

    async close() {
        running.delete(this);
        await this.stop();
        await run(join(source, "scripts/dev_db"), ["stop", this.data]);
        await rm(this.data, { recursive: true, force: true });
    }

    // A call of the API: {status, type, body}, the body parsed when it is JSON.
    async call(token, method, path, { json, text, csv, key = randomUUID() } = {}) {
        const headers = { authorization: `Bearer ${token}` };
        if (method !== "GET") headers["idempotency-key"] = key;
        if (json !== undefined) headers["content-type"] = "application/json";
        if (text !== undefined) headers["content-type"] = "text/plain";
        if (csv !== undefined) headers["content-type"] = "text/csv";
        const body = json === undefined ? (text ?? csv) : JSON.stringify(json);
        const response = await fetch(this.url + path, { method, headers, body });
        const type = response.headers.get("content-type") ?? "";
        const bytes = Buffer.from(await response.arrayBuffer());
        return { status: response.status, type, body: type.includes("json") ? JSON.parse(bytes) : bytes };
    }

    // A statement to the database itself, past every rule.
    sql(statement) {
        return run_well(join(source, "scripts/dev_db"), ["client", this.data], { input: statement });
    }

    // `kitbank-server verify`: empty when every chain and invariant holds, else what it said.
    async faults() {
        const result = await run(program("kitbank-server"), ["verify", "--data", this.data], { env: this.#clock });
        return result.status === 0 ? "" : `${result.out}${result.err}`.trim() || `exit ${result.status}`;
    }
}
