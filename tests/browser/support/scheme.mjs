// What a test furnishes its scheme with, past the pages: people and calls of the API.

// Adds someone who can sign in: {email, password}.
export async function add_person(server, { email, role, hub, name = "Amina Khan", password = "correct horse battery" }) {
    const words = ["user", "add", "--email", email, "--name", name, "--role", role, ...(hub ? ["--hub", hub] : [])];
    await server.command(words, `${password}\n`);
    return { email, password };
}

// The first with a role whom the demonstration made. It says one password for all, then a line "address  role" for each.
export function person_of(said, role) {
    const [, password] = said.match(/password for each: ([^)]+)/);
    const [, email] = said.match(new RegExp(`(\\S+@\\S+)\\s+${role}`));
    return { email, password };
}

// A call that must succeed: its body.
export async function call_well(server, token, method, path, content) {
    const answer = await server.call(token, method, path, content);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
}

export { card } from "../../e2e/support/cards.mjs";
