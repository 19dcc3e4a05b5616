// kitbank-scan at a hub's desk, with a profile folder of its own.
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { program, run } from "./private_server.mjs";

export class Scanner {
    static async signed_in(server, { token, hub }) {
        const scanner = new Scanner();
        scanner.profile = await mkdtemp(join(server.data, "scanner-"));
        const words = ["sign-in", "--server", server.url, "--hub", hub, "--profile", scanner.profile];
        const result = await run(program("kitbank-scan"), words, { env: { KITBANK_TOKEN: token } });
        if (result.status !== 0) throw new Error(`sign-in ended with ${result.status}: ${result.err}${result.out}`);
        return scanner;
    }

    // One run of the program in a mode: its exit code and one answer a line. `options` are those of the
    // command line, `tags` what the wedge types.
    async scan(mode, options = {}, tags = []) {
        const words = Object.entries(options).flatMap(([name, value]) => {
            const values = Array.isArray(value) ? value : [value];
            return values.flatMap((each) => (each === true ? [`--${name}`] : [`--${name}`, String(each)]));
        });
        const input = tags.map((tag) => `${tag}\n`).join("");
        const fixed = ["--json", "--profile", this.profile];
        const result = await run(program("kitbank-scan"), [mode, ...words, ...fixed], { input });
        const lines = result.out.split("\n").filter((line) => line.trim() !== "");
        return { status: result.status, answers: lines.map((line) => JSON.parse(line)), err: result.err };
    }
}
