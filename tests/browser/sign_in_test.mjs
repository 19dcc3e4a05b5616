// Signing in, in a real Chromium, at phone and desk width: an authenticator app set up and used, its codes
// and recovery codes, sessions listed and ended, a password forgotten and changed, a link for a referrer.
import { createHmac } from "node:crypto";
import { MailServer, body_of } from "../e2e/support/mail_server.mjs";
import { PrivateServer } from "../e2e/support/private_server.mjs";
import { browser, check, examine, finish, open_tab, widths } from "./support/chromium.mjs";
import { press, sign_in } from "./support/hand.mjs";
import { add_person } from "./support/scheme.mjs";

const password = "three plain teapots";

const mail = await new MailServer().start();
const server = await PrivateServer.open({
    second_factor: "staff",
    properties: { smtp: `smtp://127.0.0.1:${mail.port}`, smtp_from: "kit@example.org" },
});

const enter_password = (tab, email, chosen = password) => sign_in(tab, server, { email, password: chosen });
const heading = (tab) => tab.innerText("h1");
const path_of = (tab) => new URL(tab.url()).pathname;

// What an authenticator app shows for a key in letters (RFC 6238); `ahead` steps from now.
function code_of(key, ahead = 0) {
    const bits = [...key.replaceAll(" ", "")].map((letter) =>
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
    const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
    const step = Buffer.alloc(8);
    step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
    const digest = createHmac("sha1", secret).update(step).digest();
    const number = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff;
    return String(number % 1_000_000).padStart(6, "0");
}

async function enter_code(tab, code) {
    await tab.fill("#code", code);
    await press(tab, "Continue");
}

async function letter_to(email, word) {
    for (let waited = 0; waited < 200; waited += 1) {
        const letter = mail.letters.findLast((each) => each.to.includes(email) && body_of(each).includes(word));
        if (letter) return body_of(letter);
        await new Promise((wake) => setTimeout(wake, 100));
    }
    throw new Error(`no letter to ${email} with ${word}`);
}

// Sets the app up at the first sign-in; answers its key and the recovery codes.
async function set_app_up(tab, email, width) {
    await tab.goto(`${server.url}/sign-in`);
    await examine(tab, "sign_in", width);
    await enter_password(tab, email);
    check(path_of(tab) === "/sign-in/set-up", `a first sign-in leads to ${path_of(tab)}`);
    await tab.click("text=I cannot scan it");
    await examine(tab, "second_factor_set_up", width);
    const key = await tab.innerText(".kb-secret");
    await enter_code(tab, "000000");
    check((await tab.innerText(".govuk-error-message")).includes("not right"), "a made-up code is taken");
    await examine(tab, "second_factor_set_up_refused", width);
    await enter_code(tab, code_of(key, -1));
    check((await heading(tab)) === "Your recovery codes", `after the code comes ${await heading(tab)}`);
    await examine(tab, "recovery_codes", width);
    const codes = await tab.locator(".kb-codes li").allInnerTexts();
    check(codes.length === 10, `there are ${codes.length} recovery codes`);
    await Promise.all([tab.waitForNavigation(), tab.getByRole("button", { name: "I have kept them" }).click()]);
    check(path_of(tab) === "/", `recovery codes lead to ${path_of(tab)}`);
    return { key, codes };
}

async function use_codes(tab, email, { key, codes }, width) {
    await press(tab, "Sign out");
    await enter_password(tab, email);
    check(path_of(tab) === "/sign-in/code", `a password leads to ${path_of(tab)}`);
    await examine(tab, "second_factor_code", width);
    const code = code_of(key);
    await enter_code(tab, code);
    check(path_of(tab) === "/", `a code leads to ${path_of(tab)}`);
    await press(tab, "Sign out");
    await enter_password(tab, email);
    await enter_code(tab, code);
    check((await tab.innerText(".govuk-error-message")).includes("used already"), "a code works twice");
    await examine(tab, "second_factor_code_refused", width);
    await enter_code(tab, codes[0].toLowerCase());
    check(path_of(tab) === "/", `a recovery code leads to ${path_of(tab)}`);
    await press(tab, "Sign out");
    await enter_password(tab, email);
    await enter_code(tab, codes[0]);
    check(path_of(tab) === "/sign-in/code", "a recovery code works twice");
    await enter_code(tab, codes[1]);
}

async function end_sessions(tab, email, { codes }, width) {
    const other = await open_tab(width);
    await enter_password(other, email);
    await enter_code(other, codes[2]);
    check(path_of(other) === "/", "a second browser does not get in");
    await tab.click(".kb-who a");
    check((await heading(tab)) === "Your account", `one's name leads to ${await heading(tab)}`);
    check((await tab.locator("text=This browser").count()) === 1, "this browser is not named");
    check((await tab.locator("text=Chrome on Linux").count()) >= 2, "browsers have no names");
    await examine(tab, "account", width);
    await press(tab, /^Sign out Chrome/);
    check((await tab.innerText(".govuk-notification-banner")).includes("signed out"), "nothing is said of ending");
    await other.goto(`${server.url}/account`);
    check(path_of(other) === "/sign-in", "an ended session goes on");
    await other.context().close();
}

async function forget_password(tab, email, width) {
    const chosen = `four plain teapots ${width}`;
    await press(tab, "Sign out");
    await tab.click("text=Forgotten your password?");
    await examine(tab, "forgotten", width);
    await tab.fill("#email", email);
    await press(tab, "Send me a link");
    check((await heading(tab)) === "Look in your e-mail", `asking for a link shows ${await heading(tab)}`);
    await examine(tab, "link_sent", width);
    const [link] = (await letter_to(email, "/sign-in/new-password")).match(/http\S+/);
    await tab.goto(link);
    await examine(tab, "new_password", width);
    await tab.fill("#password", "password1234");
    await press(tab, "Change the password");
    check((await tab.innerText(".govuk-error-message")).includes("Many people use"), "a common password is taken");
    await tab.fill("#password", chosen);
    await press(tab, "Change the password");
    check(path_of(tab) === "/sign-in", `a new password leads to ${path_of(tab)}`);
    await examine(tab, "sign_in_changed", width);
    const answer = await tab.goto(link);
    check(answer.status() === 404, "the link works twice");
    await examine(tab, "link_over", width);
    await enter_password(tab, email, chosen);
    check(path_of(tab) === "/sign-in/code", "the new password stands in for the app");
    check((await letter_to(email, "was changed")).length > 0, "nobody is told of the new password");
    return chosen;
}

async function look_after_account(tab, chosen, { codes }, width) {
    await enter_code(tab, codes[3]);
    for (const [name, path] of [["account_password", "/account/password"], ["account_organisations", "/account/organisations"],
        ["account_remove_app", "/account/second-factor/removal"]]) {
        await tab.goto(server.url + path);
        await examine(tab, name, width);
    }
    await tab.fill("#password", chosen);
    await tab.fill("#code", codes[4]);
    await press(tab, "Remove the app");
    check(path_of(tab) === "/sign-in", `removing the app leads to ${path_of(tab)}`);
    check((await tab.innerText(".govuk-notification-banner")).includes("removed"), "nothing is said of removing");
}

async function sign_in_by_letter(tab, email, width) {
    await tab.goto(`${server.url}/sign-in`);
    await tab.click("text=Sign in by e-mail");
    await examine(tab, "by_email", width);
    await tab.fill("#email", email);
    await press(tab, "Send me a link");
    const [link] = (await letter_to(email, "/sign-in/link")).match(/http\S+/);
    for (let opened = 0; opened < 2; opened += 1) await tab.goto(link);
    await examine(tab, "sign_in_link", width);
    await press(tab, "Sign in");
    check(path_of(tab) === "/", `a letter's link leads to ${path_of(tab)}`);
    await tab.goto(`${server.url}/account/second-factor`);
    check((await heading(tab)) === "Set up an authenticator app", "a referrer cannot set an app up");
    await examine(tab, "account_add_app", width);
}

try {
    for (const width of Object.keys(widths)) {
        const email = `robin.staff.${width}@example.org`;
        const referrer = `robin.referrer.${width}@example.org`;
        await add_person(server, { email, role: "manager", password });
        await add_person(server, { email: referrer, role: "referrer", password });
        const tab = await open_tab(width);
        const app = await set_app_up(tab, email, width);
        await use_codes(tab, email, app, width);
        await end_sessions(tab, email, app, width);
        const chosen = await forget_password(tab, email, width);
        await look_after_account(tab, chosen, app, width);
        await sign_in_by_letter(await open_tab(width), referrer, width);
        await tab.context().close();
    }
} catch (error) {
    check(false, error.stack);
} finally {
    await browser.close();
    await server.close();
    await mail.stop();
}
finish();
