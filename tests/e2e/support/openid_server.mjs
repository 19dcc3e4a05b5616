// A real OpenID provider on loopback (npm oidc-provider). Whoever comes in says who they are; its own
// pages ask for a name, and then whether Kitbank may know it.
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import Provider from "oidc-provider";

export const client = { id: "kitbank-at-the-council", secret: "a-secret-of-the-council" };

// A new signing key at each start: the issuer changed it.
function new_key() {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    return { ...privateKey.export({ format: "jwk" }), kid: randomUUID(), use: "sig", alg: "RS256" };
}

export class OpenIdServer {
    #http = null;
    asked = []; // method and path of each call

    async start(return_address, port = 0) {
        this.#http = createServer();
        await new Promise((resolve, reject) => {
            this.#http.once("error", reject);
            this.#http.listen(port, "127.0.0.1", resolve);
        });
        this.port = this.#http.address().port;
        this.issuer = `http://127.0.0.1:${this.port}`;
        const provider = new Provider(this.issuer, {
            clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [return_address] }],
            cookies: { keys: [randomUUID()] },
            jwks: { keys: [new_key()] },
            pkce: { required: () => true },
            ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
            findAccount: (context, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
        });
        const answer = provider.callback();
        this.#http.on("request", (request, response) => {
            this.asked.push(`${request.method} ${request.url.split("?")[0]}`);
            answer(request, response);
        });
        return this;
    }

    async stop() {
        if (!this.#http) return;
        this.#http.closeAllConnections();
        await new Promise((resolve) => this.#http.close(resolve));
    }
}
