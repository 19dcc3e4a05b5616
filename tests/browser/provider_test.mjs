// Signing in through an organisation's OpenID provider, in a real Chromium and with a real provider:
// linked by oneself, then used; whoever is not linked, comes twice or comes back without an answer
// stays outside.
import { OpenIdServer, client } from "../e2e/support/openid_server.mjs";
import { PrivateServer } from "../e2e/support/private_server.mjs";
import { attempt, browser, check, examine, finish, open_tab } from "./support/chromium.mjs";

const password = "three plain teapots";
const failure = "Signing in elsewhere did not work";
const over = "This link no longer works";

const server = await PrivateServer.open();
const return_address = `${server.url}/sign-in/provider/return`;
const provider = await new OpenIdServer().start(return_address);

const text_of = (tab) => tab.locator("body").innerText();
const says = async (tab, text) => (await text_of(tab)).includes(text);
const link = (tab) => tab.getByRole("link", { name: "Example Council" }).first();
const sign_in_link = (tab) => tab.getByRole("button", { name: "Sign in with Example Council" });

// The provider's own pages: who they are, and that Kitbank may know it.
async function be(tab, name) {
    await tab.waitForSelector("input[name=login]");
    await tab.fill("input[name=login]", name);
    await tab.fill("input[name=password]", "anything");
    await tab.click("button[type=submit]");
    await tab.getByRole("button", { name: "Continue" }).click();
    await tab.waitForURL((url) => url.origin === server.url && !url.pathname.endsWith("/return"));
}

// The whole way from the sign-in page; answers the address that the provider sent the browser back to.
async function sign_in_as(tab, name, then = "/") {
    let back = "";
    tab.on("request", (request) => {
        if (request.url().startsWith(return_address)) back = request.url();
    });
    await tab.goto(`${server.url}/sign-in?then=${encodeURIComponent(then)}`);
    await sign_in_link(tab).click();
    await tab.waitForSelector("input[name=login]");
    await tab.fill("input[name=login]", name);
    await tab.fill("input[name=password]", "anything");
    await tab.click("button[type=submit]");
    await tab.getByRole("button", { name: "Continue" }).click();
    await tab.waitForURL((url) => url.origin === server.url);
    await tab.waitForLoadState();
    return back;
}

await attempt("the scheme is set up", async () => {
    await server.command(["user", "add", "--email", "robin@example.org", "--name", "Robin Example",
        "--role", "hub_staff"], `${password}\n`);
    const organisation = (await server.sql("SELECT name FROM organisation WHERE id = 1")).split("\n").pop().trim();
    const said = await server.command(["provider", "add", "--organisation", organisation, "--name",
        "Example Council", "--issuer", provider.issuer, "--client-id", client.id, "--second-factor", "yes"],
    `${client.secret}\n`);
    check(said.includes("Added Example Council"), `provider add says ${said}`);
    check((await server.command(["provider", "list"])).includes(provider.issuer), "the provider is not listed");
    check(!(await server.command(["provider", "list"])).includes(client.secret), "the list shows the secret");
    await server.command(["organisation", "set", "--second-factor", "off"]);
});

await attempt("someone links their account", async () => {
    const tab = await open_tab();
    await tab.goto(`${server.url}/sign-in`);
    await tab.fill("#email", "robin@example.org");
    await tab.fill("#password", password);
    await tab.getByRole("button", { name: "Sign in", exact: true }).click();
    await tab.waitForURL(`${server.url}/`);
    await tab.goto(`${server.url}/account`);
    await tab.getByRole("link", { name: "Your organisation's sign-in" }).click();
    await tab.waitForURL(`${server.url}/account/provider`);
    await examine(tab, "provider_unlinked");
    await link(tab).click();
    await be(tab, "robin-at-the-council");
    check(tab.url().startsWith(`${server.url}/account/provider`), `linking ends at ${tab.url()}`);
    check(await says(tab, "You can sign in this way from now on"), "nothing says that it is linked");
    await examine(tab, "provider_linked");
    await tab.context().close();
    await server.command(["organisation", "set", "--second-factor", "staff"]);
});

for (const width of ["phone", "desk"]) {
    await attempt(`who is linked signs in on a ${width}`, async () => {
        const tab = await open_tab(width);
        await tab.goto(`${server.url}/sign-in`);
        await examine(tab, "provider_sign_in", width);
        const back = await sign_in_as(tab, "robin-at-the-council", "/devices");
        check(tab.url() === `${server.url}/devices`, `signing in ends at ${tab.url()}`);
        check(await says(tab, "Robin Example"), "nobody is signed in");
        const cookies = await tab.context().cookies(server.url);
        const session = cookies.find(({ name }) => name === "kitbank");
        check(session?.httpOnly && session.sameSite === "Lax", "the session's cookie is not guarded");
        check(!cookies.some(({ name }) => name === "kitbank-provider"), "the provider's cookie stays");
        await tab.goto(back);
        check(await says(tab, over), "the same answer is taken twice");
        await tab.context().close();
    });
}

await attempt("who is not linked stays outside", async () => {
    const tab = await open_tab();
    await sign_in_as(tab, "mallory");
    check(await says(tab, failure), "somebody unknown is let in");
    await examine(tab, "provider_failed");
    check(!(await tab.context().cookies(server.url)).some(({ name }) => name === "kitbank"), "they have a session");
    await tab.context().close();
});

await attempt("an answer in another browser is not taken", async () => {
    const one = await open_tab();
    let back = "";
    one.on("request", (request) => {
        if (request.url().startsWith(return_address)) back = request.url();
    });
    await one.goto(`${server.url}/sign-in`);
    await sign_in_link(one).click();
    await one.waitForSelector("input[name=login]");
    await one.fill("input[name=login]", "robin-at-the-council");
    await one.fill("input[name=password]", "anything");
    await one.click("button[type=submit]");
    await server.stop(); // the answer does not arrive, and is not used up
    await one.getByRole("button", { name: "Continue" }).click().catch(() => {});
    for (let i = 0; i < 50 && !back; i += 1) await new Promise((wake) => setTimeout(wake, 100));
    check(back.includes("code="), "the provider gave no code");
    await server.start();
    const two = await open_tab();
    await two.goto(back);
    check(await says(two, over), "without the cookie it is taken");
    await two.goto(`${server.url}/sign-in`);
    await sign_in_link(two).click(); // a cookie of its own, with another state
    await two.waitForSelector("input[name=login]");
    await two.goto(back);
    check(await says(two, failure), "with another browser's state it is taken");
    await Promise.all([one.context().close(), two.context().close()]);
});

await attempt("an issuer that changed its keys is still understood", async () => {
    await provider.stop();
    await provider.start(return_address, provider.port);
    const tab = await open_tab();
    await sign_in_as(tab, "robin-at-the-council");
    check(await says(tab, "Robin Example"), "after a change of keys nobody can sign in");
    await tab.context().close();
});

await attempt("a provider that is away is a plain page", async () => {
    await provider.stop();
    await server.stop(); // it remembers the provider's addresses
    await server.start();
    const tab = await open_tab();
    await tab.goto(`${server.url}/sign-in`);
    await sign_in_link(tab).click();
    await tab.waitForLoadState();
    check(await says(tab, failure), "it does not say that it failed");
    await tab.context().close();
});

check(/sign-in through a provider failed: nobody here is linked/.test(server.log), "the log does not say why");
check(!/code=|state=|eyJ|a-secret-of-the-council/.test(server.log), "the log holds what could be used");

await browser.close();
await provider.stop();
await server.close();
finish();
